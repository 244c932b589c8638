import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { isStillSignedIn, type Standing, standingOf } from "./may-sign-in.ts";

interface Entry {
  readonly poolId: string;
  readonly sub: string;
  /** Milliseconds since the epoch. */
  readonly signedInAt: number;
  readonly standing: Standing;
}

/** An hour, as on AWS, whatever is done with it. Milliseconds. */
export const sessionLifetimeMs = 60 * 60_000;

/** Who is signed in at the pages, by the cookie of his browser. Only a hash of the cookie is held. */
export class LoginSessions {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** As a restart does. */
  forgetAll(): void {
    this.#entries.clear();
  }

  /** Opens a session and returns the cookie's value. */
  open(pool: Pool, user: User): string {
    const now = this.#clock.now();
    for (const [key, { signedInAt }] of this.#entries) {
      if (now - signedInAt >= sessionLifetimeMs) this.#entries.delete(key);
    }
    const value = randomBytes(32).toString("base64url");
    const { sub } = user;
    this.#entries.set(keyOf(value), {
      poolId: pool.id,
      sub,
      signedInAt: now,
      standing: standingOf(user),
    });
    return value;
  }

  /** Who this cookie stands for in this pool, as long as he may; undefined otherwise. */
  find(pool: Pool, value: string | undefined): { user: User; signedInAt: number } | undefined {
    const entry = value === undefined ? undefined : this.#entries.get(keyOf(value));
    if (!entry || entry.poolId !== pool.id) return undefined;
    if (this.#clock.now() - entry.signedInAt >= sessionLifetimeMs) return undefined;
    const user = pool.users.find(entry.sub);
    const { signedInAt, standing } = entry;
    return user && isStillSignedIn(user, standing) ? { user, signedInAt } : undefined;
  }

  close(value: string | undefined): void {
    if (value !== undefined) this.#entries.delete(keyOf(value));
  }
}

const keyOf = (value: string): string => createHash("sha256").update(value).digest("base64url");
