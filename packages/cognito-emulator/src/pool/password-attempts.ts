import { hasCome } from "../clock.ts";
import { faults } from "../cognito-error.ts";
import type { PoolIdentity } from "./pool-settings.ts";

const freeAttempts = 5;
const longestLockMs = 15 * 60_000;
/** Names of people who do not exist are counted too; this bounds what strangers can make us remember. */
const rememberedNames = 10_000;

interface Record {
  failures: number;
  lastFailureAt: number;
  lockedUntil: number;
}

/**
 * Cognito's lockout: from the fifth wrong password on, a name is locked for 2^(n−5) seconds, at most about 15
 * minutes. Attempts during the lock do not lengthen it; a success or 15 quiet minutes clear it. Unknown names are
 * counted like known ones, and in whatever case the pool takes them, so that a lock does not tell who exists.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html (lockout behaviour)
 */
export class PasswordAttempts {
  readonly #records = new Map<string, Record>();
  readonly #fold: (name: string) => string;

  constructor({ UsernameConfiguration: { CaseSensitive } }: PoolIdentity) {
    this.#fold = CaseSensitive ? (name) => name : (name) => name.toLowerCase();
  }

  /** Throws NotAuthorizedException "Password attempts exceeded" while `name` is locked. */
  assertUnlocked(name: string, now: number): void {
    const record = this.#records.get(this.#fold(name));
    if (record && hasCome(record.lastFailureAt, now) && now < record.lockedUntil)
      throw faults.attemptsExceeded();
  }

  fail(asTyped: string, now: number): void {
    const name = this.#fold(asTyped);
    const earlier = this.#records.get(name);
    const counts =
      earlier !== undefined &&
      hasCome(earlier.lastFailureAt, now) &&
      now - earlier.lastFailureAt < longestLockMs;
    const failures = counts ? earlier.failures + 1 : 1;
    const lockMs =
      failures < freeAttempts ? 0 : Math.min(2 ** (failures - freeAttempts) * 1000, longestLockMs);
    this.#records.delete(name);
    this.#records.set(name, { failures, lastFailureAt: now, lockedUntil: now + lockMs });
    if (this.#records.size > rememberedNames) this.#forgetOldest();
  }

  succeed(name: string): void {
    this.#records.delete(this.#fold(name));
  }

  /** Forgives everybody. */
  forgiveAll(): void {
    this.#records.clear();
  }

  #forgetOldest(): void {
    for (const oldest of this.#records.keys()) {
      this.#records.delete(oldest);
      return;
    }
  }
}
