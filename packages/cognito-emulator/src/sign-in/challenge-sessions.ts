import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import { faults } from "../cognito-error.ts";
import type { Client } from "../pool/client.ts";
import type { SrpExchange } from "../srp/session-key.ts";

interface SharedState {
  readonly clientId: string;
  /** The user name as the answer must repeat it (USER_ID_FOR_SRP). */
  readonly username: string;
}

/** A code that lives and dies with its session, and proves the address it went to. */
export interface SentCode {
  readonly code: string;
  readonly sentTo: string;
}

/** What the pool remembers between a challenge and its answer. */
export type ChallengeState = SharedState &
  (
    | {
        readonly challenge: "PASSWORD_VERIFIER";
        readonly exchange: SrpExchange;
        readonly secretBlock: Buffer;
        /** The name that wrong passwords are counted against. */
        readonly attemptName: string;
      }
    | { readonly challenge: "NEW_PASSWORD_REQUIRED" }
    | { readonly challenge: "SOFTWARE_TOKEN_MFA" }
    | { readonly challenge: "SELECT_MFA_TYPE" }
    | ({ readonly challenge: "SMS_MFA" } & SentCode)
    /** `enrols`: the address is new, and becomes the user's when the code comes back (MFA_SETUP). */
    | ({ readonly challenge: "EMAIL_OTP"; readonly enrols: boolean } & SentCode)
    /** `app`: the authenticator app being set up, if that is what the user chose. */
    | {
        readonly challenge: "MFA_SETUP";
        readonly app: { readonly secret: string; readonly verified: boolean } | null;
      }
  );

export type StateOf<Name> = Extract<ChallengeState, { challenge: Name }>;

interface Entry {
  readonly state: ChallengeState;
  readonly expiresAt: number;
  used: boolean;
}

/** Real sessions are about 1500 characters. */
const sessionBytes = 1100;
/** A spent session is remembered this long, to be told apart from a made-up one. */
const keptAfterExpiryMs = 60 * 60_000;

/**
 * The sign-in conversations under way. A session belongs to one client, one user and one expected challenge, lives a
 * few minutes and is good for one success. They are not persisted: a restart asks for the password again.
 */
export class ChallengeSessions {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Opens a session and returns its opaque name. It lives as long as the client's AuthSessionValidity says. */
  open(client: Client, state: ChallengeState): string {
    const now = this.#clock.now();
    this.#forget(now);
    const session = randomBytes(sessionBytes).toString("base64url");
    const expiresAt = now + client.settings.AuthSessionValidity * 60_000;
    this.#entries.set(session, { state, expiresAt, used: false });
    return session;
  }

  /**
   * The state behind a session, if it is live and was opened for exactly this client, user and challenge. It stays
   * usable. Throws NotAuthorizedException (expired, used before, or none of ours).
   */
  read<Name extends ChallengeState["challenge"]>(
    session: string | undefined,
    expected: SharedState & { challenge: Name },
  ): StateOf<Name> {
    const entry = session === undefined ? undefined : this.#entries.get(session);
    if (!entry || !isOf(expected.challenge, entry.state)) throw faults.sessionInvalid();
    const { state } = entry;
    if (state.clientId !== expected.clientId || state.username !== expected.username)
      throw faults.sessionInvalid();
    if (entry.used) throw faults.sessionUsed();
    if (this.#clock.now() >= entry.expiresAt) throw faults.sessionExpired();
    return state;
  }

  /** As `read`, for a caller who names neither client nor user: holding the session is all he has to show. */
  resume<Name extends ChallengeState["challenge"]>(session: string, challenge: Name): StateOf<Name> {
    const entry = this.#entries.get(session);
    if (!entry) throw faults.sessionInvalid();
    const { clientId, username } = entry.state;
    return this.read(session, { clientId, username, challenge });
  }

  /** Ends a session: its challenge was met, or may not be tried again. */
  close(session: string | undefined): void {
    const entry = session === undefined ? undefined : this.#entries.get(session);
    if (entry) entry.used = true;
  }

  #forget(now: number): void {
    for (const [session, entry] of this.#entries) {
      if (now - entry.expiresAt >= keptAfterExpiryMs) this.#entries.delete(session);
    }
  }
}

function isOf<Name extends ChallengeState["challenge"]>(
  challenge: Name,
  state: ChallengeState,
): state is StateOf<Name> {
  return state.challenge === challenge;
}
