import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import { faults } from "../cognito-error.ts";
import type { Client } from "../pool/client.ts";
import type { SrpExchange } from "../srp/session-key.ts";
import type { ChallengeResult, StringMap } from "../triggers/trigger-events.ts";

interface SharedState {
  readonly clientId: string;
  /** The user name as the answer must repeat it (USER_ID_FOR_SRP). */
  readonly username: string;
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
        /** What a custom sign-in has asked so far; undefined where the password is all there is. */
        readonly steps?: readonly ChallengeResult[] | undefined;
      }
    | {
        readonly challenge: "CUSTOM_CHALLENGE";
        /** Null when nobody answered to the name: whoever takes it later is not let in by this session. */
        readonly sub: string | null;
        readonly steps: readonly ChallengeResult[];
        /** What the answer is judged by: it never leaves the pool but to the verify function. */
        readonly privateParameters: StringMap;
        readonly metadata: string | undefined;
      }
    | { readonly challenge: "NEW_PASSWORD_REQUIRED" }
  );

type StateOf<Name> = Extract<ChallengeState, { challenge: Name }>;

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
