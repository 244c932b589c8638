import { faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";

/**
 * The user whose second factor is awaited, if he may still sign in: much can happen in the minutes a session lives.
 * Throws NotAuthorizedException, PasswordResetRequiredException.
 */
export function awaitedUser(pool: Pool, username: string): User {
  const user = pool.users.find(username);
  if (user && !user.enabled) throw faults.userDisabled();
  if (user?.status === "RESET_REQUIRED") throw faults.passwordResetRequired();
  if (user?.status !== "CONFIRMED") throw faults.sessionInvalid();
  return user;
}
