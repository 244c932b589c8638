import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Standing } from "../managed-login/may-sign-in.ts";

/** What a code stands for until it is redeemed. Times are milliseconds since the epoch. */
export interface AuthorizedSignIn {
  readonly poolId: string;
  readonly clientId: string;
  readonly sub: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  readonly codeChallenge: string | null;
  /** When the person signed in, which may be an hour before the code. */
  readonly authTime: number;
  /** How the account stood then: a password changed since, or a sign-out, makes the code worthless. */
  readonly standing: Standing;
}

interface Entry extends AuthorizedSignIn {
  readonly expiresAt: number;
  used: boolean;
  /** The sign-in the code has opened, to be revoked should the code come again. */
  originJti: string | null;
}

const lifetimeMs = 5 * 60_000;
/** A spent code is remembered this long, so that its second use is noticed. */
const keptAfterExpiryMs = 60 * 60_000;

/** The authorization codes under way. Not persisted: a restart asks people to sign in again. */
export class AuthorizationCodes {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** As a restart does. */
  forgetAll(): void {
    this.#entries.clear();
  }

  issue(signIn: AuthorizedSignIn): string {
    const now = this.#clock.now();
    for (const [code, { expiresAt }] of this.#entries) {
      if (now - expiresAt >= keptAfterExpiryMs) this.#entries.delete(code);
    }
    const code = randomUUID();
    this.#entries.set(code, { ...signIn, expiresAt: now + lifetimeMs, used: false, originJti: null });
    return code;
  }

  /**
   * Takes a code out of circulation, whoever brings it: of two requests at the same time one gets it. Null when it is
   * unknown or expired, and `spentOn` names the sign-in when it was used before.
   */
  take(
    code: string,
  ): { signIn: AuthorizedSignIn; opened(originJti: string): void } | { spentOn: string | null } | null {
    const entry = this.#entries.get(code);
    if (!entry) return null;
    if (entry.used) return { spentOn: entry.originJti };
    entry.used = true;
    if (this.#clock.now() >= entry.expiresAt) return null;
    return {
      signIn: entry,
      opened(originJti) {
        entry.originJti = originJti;
      },
    };
  }
}
