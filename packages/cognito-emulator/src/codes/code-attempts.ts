import { hasCome } from "../clock.ts";
import { faults } from "../cognito-error.ts";
import type { PoolIdentity } from "../pool/pool-settings.ts";
import type { CodePurpose } from "../pool/user.ts";

/**
 * AWS allows between 5 and 20 an hour, by a risk it does not explain: the upper end, so that nothing is refused here
 * that could succeed there.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html (forgot password behaviour)
 */
const allowedPerHour = 20;
const hourMs = 60 * 60_000;
/** Names of people who do not exist are counted too; this bounds what strangers can make us remember. */
const rememberedNames = 10_000;

/**
 * How often somebody has asked for a code, or entered one, within the hour. A fresh code forgives wrong guesses, so
 * without this a patient guesser would have as many as he likes. Unknown names are counted like known ones.
 */
export class CodeAttempts {
  /** When the attempts of the last hour were made, milliseconds since the epoch; by purpose and name. */
  readonly #attempts = new Map<string, readonly number[]>();
  readonly #fold: (name: string) => string;

  constructor({ UsernameConfiguration: { CaseSensitive } }: PoolIdentity) {
    this.#fold = CaseSensitive ? (name) => name : (name) => name.toLowerCase();
  }

  /** Counts one attempt. Throws LimitExceededException, without counting, when the hour's are used up. */
  count(purpose: CodePurpose, name: string, now: number): void {
    const key = this.#key(purpose, name);
    const recent = (this.#attempts.get(key) ?? []).filter((at) => hasCome(at, now) && now - at < hourMs);
    if (recent.length >= allowedPerHour) throw faults.limitExceeded();
    this.#attempts.delete(key);
    this.#attempts.set(key, [...recent, now]);
    if (this.#attempts.size > rememberedNames) this.#forgetOldest();
  }

  /** The right code shows that it was the person himself. */
  forgive(purpose: CodePurpose, name: string): void {
    this.#attempts.delete(this.#key(purpose, name));
  }

  #key(purpose: CodePurpose, name: string): string {
    return `${purpose} ${this.#fold(name)}`;
  }

  #forgetOldest(): void {
    for (const oldest of this.#attempts.keys()) {
      this.#attempts.delete(oldest);
      return;
    }
  }
}
