import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import { faults } from "../cognito-error.ts";
import type { Client } from "../pool/client.ts";
import type { User } from "../pool/user.ts";
import type { SrpExchange } from "../srp/session-key.ts";
import type { ChallengeResult, StringMap } from "../triggers/trigger-events.ts";

interface SharedState {
  readonly clientId: string;
  /** The user name as the answer must repeat it (USER_ID_FOR_SRP). */
  readonly username: string;
}

/** Whose first factor was right: an account made anew under the name, or another password, ends the sign-in. */
export interface Proven {
  readonly sub: string;
  readonly verifier: string | undefined;
}

/** What a session says of a user whose first factor was right. */
export const provenUser = (
  { id: clientId }: Client,
  { username, sub, password }: User,
): SharedState & Proven => ({
  clientId,
  username,
  sub,
  verifier: password?.verifier,
});

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
    | ({ readonly challenge: "DEVICE_SRP_AUTH"; readonly deviceKey: string } & Proven)
    | ({
        readonly challenge: "DEVICE_PASSWORD_VERIFIER";
        readonly deviceKey: string;
        readonly exchange: SrpExchange;
        readonly secretBlock: Buffer;
      } & Proven)
    | {
        readonly challenge: "NEW_PASSWORD_REQUIRED";
        /** The verifier of the temporary password that was right: another invitation ends the session. */
        readonly verifier: string | undefined;
      }
    | ({ readonly challenge: "SOFTWARE_TOKEN_MFA" } & Proven)
    | ({ readonly challenge: "SELECT_MFA_TYPE" } & Proven)
    | ({ readonly challenge: "SMS_MFA" } & SentCode & Proven)
    /** `enrols`: the address is new, and becomes the user's when the code comes back (MFA_SETUP). */
    | ({ readonly challenge: "EMAIL_OTP"; readonly enrols: boolean } & SentCode & Proven)
    /** `app`: the authenticator app being set up, if that is what the user chose. */
    | ({
        readonly challenge: "MFA_SETUP";
        readonly app: { readonly secret: string; readonly verified: boolean } | null;
      } & Proven)
    | { readonly challenge: "SELECT_CHALLENGE" }
    | { readonly challenge: "PASSWORD" }
    | { readonly challenge: "PASSWORD_SRP" }
    /** `asked`: the WebAuthn challenge to be signed. */
    | { readonly challenge: "WEB_AUTHN"; readonly asked: string }
    /** EMAIL_OTP and SMS_OTP as first factors: a second factor of the same name is another session. */
    | ({ readonly challenge: "FIRST_EMAIL_OTP" } & FirstCode)
    | ({ readonly challenge: "FIRST_SMS_OTP" } & FirstCode)
    /** No challenges, but sessions all the same: an account just made, and one whose code was just brought back. */
    | { readonly challenge: "SIGNED_UP" }
    | { readonly challenge: "SIGN_UP_CONFIRMED"; readonly sub: string }
  );

/** A code that opens this session and dies with it. */
interface FirstCode {
  /** The code and where it went; null where nobody is to be told that no code was sent. */
  readonly sent: { readonly code: string; readonly to: string } | null;
}

export type StateOf<Name> = Extract<ChallengeState, { challenge: Name }>;

/** Whose session it must be: this client's, and a person's who may be named in any of these ways. */
interface Holder {
  readonly clientId: string;
  readonly names: readonly string[];
}

interface Entry {
  readonly state: ChallengeState;
  readonly expiresAt: number;
  used: boolean;
}

/** The name of the session whose exchange has this secret block. */
export const sessionNamedAfter = (secretBlock: Buffer): string => secretBlock.toString("base64url");

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
    return this.#open(client, state, randomBytes(sessionBytes).toString("base64url"));
  }

  /** As `open`, for a claim whose client may send its secret block back and no session. */
  openForClaim(client: Client, state: ChallengeState & { readonly secretBlock: Buffer }): string {
    return this.#open(client, state, sessionNamedAfter(state.secretBlock));
  }

  #open(client: Client, state: ChallengeState, session: string): string {
    const now = this.#clock.now();
    this.#forget(now);
    const expiresAt = now + client.settings.AuthSessionValidity * 60_000;
    this.#entries.set(session, { state, expiresAt, used: false });
    return session;
  }

  /**
   * The state behind a session, if it is live and was opened for exactly this client, user and challenge. It stays
   * usable. Throws NotAuthorizedException (expired, used before, or none of ours), InvalidParameterException without one.
   */
  read<Name extends ChallengeState["challenge"]>(
    session: string | undefined,
    { challenge, clientId, username }: SharedState & { challenge: Name },
  ): StateOf<Name> {
    return this.readAny(session, [challenge], { clientId, names: [username] });
  }

  /** As `read`, for an answer that may follow several challenges and where a person may go by several names. */
  readAny<Name extends ChallengeState["challenge"]>(
    session: string | undefined,
    challenges: readonly Name[],
    { clientId, names }: Holder,
  ): StateOf<Name> {
    if (session === undefined) throw faults.missingParameter("Session");
    const entry = this.#entries.get(session);
    if (!entry || !isOf(challenges, entry.state)) throw faults.sessionInvalid();
    const { state } = entry;
    if (state.clientId !== clientId || !names.includes(state.username)) throw faults.sessionInvalid();
    if (entry.used) throw faults.sessionUsed();
    if (this.#clock.now() >= entry.expiresAt) throw faults.sessionExpired();
    return state;
  }

  /** Which of several questions of one name a session asked, before anything else is known of it. */
  isAbout(session: string | undefined, challenge: ChallengeState["challenge"]): boolean {
    return session !== undefined && this.#entries.get(session)?.state.challenge === challenge;
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

  /** Gives a session back that was ended, when what should have followed could not be. */
  reopen(session: string | undefined): void {
    const entry = session === undefined ? undefined : this.#entries.get(session);
    if (entry) entry.used = false;
  }

  /** Ends every conversation under way, as a restart does. */
  forgetAll(): void {
    this.#entries.clear();
  }

  #forget(now: number): void {
    for (const [session, entry] of this.#entries) {
      if (now - entry.expiresAt >= keptAfterExpiryMs) this.#entries.delete(session);
    }
  }
}

function isOf<Name extends ChallengeState["challenge"]>(
  challenges: readonly Name[],
  state: ChallengeState,
): state is StateOf<Name> {
  return challenges.some((name) => name === state.challenge);
}
