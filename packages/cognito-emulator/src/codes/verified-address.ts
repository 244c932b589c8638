import { faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";

/** Whether a proven address, verified, would be a second account's alias. Asked before anything is changed. */
export function isEmailTaken(pool: Pool, user: User, proven: string): boolean {
  return user.attributes["email"] === proven && !!pool.users.holderOf("email", proven, { besides: user });
}

/**
 * Marks the user's e-mail address as verified, if it is the one that was proven. Where the address is an alias it may
 * belong to one account only: `takeOver` (ForceAliasCreation) moves it, otherwise it is refused.
 * Throws AliasExistsException.
 */
export function markEmailVerified(
  pool: Pool,
  user: User,
  { proven, takeOver = false }: { proven: string; takeOver?: boolean },
): void {
  if (user.attributes["email"] !== proven) return;
  if (!takeOver && isEmailTaken(pool, user, proven)) throw faults.aliasExists("email");
  const holder = pool.users.holderOf("email", proven, { besides: user });
  if (holder) holder.attributes["email_verified"] = "false";
  user.attributes["email_verified"] = "true";
}
