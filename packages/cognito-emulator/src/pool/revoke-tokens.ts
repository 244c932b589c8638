import type { Pool } from "./pool.ts";
import type { User } from "./user.ts";

/**
 * Ends every session of the user: refresh tokens are refused, access tokens fail in the pool's own operations.
 * A signature check elsewhere keeps passing until the token expires, as on AWS. `now` in milliseconds.
 */
export function revokeAllTokens(pool: Pool, user: User, now: number): void {
  pool.grants.revokeAllOf(user.sub);
  user.signedOutAt = now;
  user.signOuts += 1;
}
