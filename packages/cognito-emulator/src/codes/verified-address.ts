import { faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";

/**
 * Refuses an address that would become a second account's alias. Asked on its own before anything is changed.
 * Throws AliasExistsException.
 */
export function assertEmailIsFree(pool: Pool, user: User, proven: string): void {
  if (user.attributes["email"] !== proven) return;
  if (pool.users.holderOf("email", proven, { besides: user })) throw faults.aliasExists("email");
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
  if (!takeOver) assertEmailIsFree(pool, user, proven);
  const holder = pool.users.holderOf("email", proven, { besides: user });
  if (holder) holder.attributes["email_verified"] = "false";
  user.attributes["email_verified"] = "true";
}
