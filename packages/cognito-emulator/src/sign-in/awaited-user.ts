import { faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import type { Proven } from "./challenge-sessions.ts";

/**
 * The user whose second factor is awaited, if he may still sign in: much can happen in the minutes a session lives. An
 * account made anew under the name is another person's, and whoever knew a password that was changed is out.
 * Throws NotAuthorizedException, PasswordResetRequiredException.
 */
export function awaitedUser(pool: Pool, state: Proven & { readonly username: string }): User {
  const user = pool.users.find(state.username);
  if (user?.sub !== state.sub) throw faults.sessionInvalid();
  if (!user.enabled) throw faults.userDisabled();
  if (user.status === "RESET_REQUIRED") throw faults.passwordResetRequired();
  if (user.status !== "CONFIRMED" || user.password?.verifier !== state.verifier)
    throw faults.sessionInvalid();
  return user;
}
