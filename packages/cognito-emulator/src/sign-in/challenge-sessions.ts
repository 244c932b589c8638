import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import { faults } from "../cognito-error.ts";

/** What the server remembers between a challenge and its answer. */
export interface ChallengeState {
  readonly clientId: string;
  readonly poolId: string;
  readonly challenge: string;
  /** The user name as the answer must repeat it (USER_ID_FOR_SRP). */
  readonly username: string;
}

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

  /** Opens a session and returns its opaque name. */
  open(state: ChallengeState, minutes: number): string {
    const now = this.#clock.now();
    this.#forget(now);
    const session = randomBytes(sessionBytes).toString("base64url");
    this.#entries.set(session, { state, expiresAt: now + minutes * 60_000, used: false });
    return session;
  }

  /**
   * The state behind a session, if it is live and was opened for exactly this client and challenge; it stays usable.
   * Throws NotAuthorizedException (expired, used once, or none of ours).
   */
  read(session: string | undefined, expected: Pick<ChallengeState, "clientId" | "challenge">): ChallengeState {
    const entry = session === undefined ? undefined : this.#entries.get(session);
    if (!entry) throw faults.sessionInvalid();
    const { state } = entry;
    if (state.clientId !== expected.clientId || state.challenge !== expected.challenge) throw faults.sessionInvalid();
    if (entry.used) throw faults.sessionUsed();
    if (this.#clock.now() >= entry.expiresAt) throw faults.sessionExpired();
    return state;
  }

  /** Ends a session: its challenge was met, or may not be tried again. */
  close(session: string): void {
    const entry = this.#entries.get(session);
    if (entry) entry.used = true;
  }

  #forget(now: number): void {
    for (const [session, entry] of this.#entries) {
      if (now - entry.expiresAt >= keptAfterExpiryMs) this.#entries.delete(session);
    }
  }
}
