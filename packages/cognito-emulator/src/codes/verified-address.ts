import { faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";

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
  const holder = pool.users.holderOf("email", proven, { besides: user });
  if (holder && !takeOver) throw faults.aliasExists("email");
  if (holder) holder.attributes["email_verified"] = "false";
  user.attributes["email_verified"] = "true";
}
