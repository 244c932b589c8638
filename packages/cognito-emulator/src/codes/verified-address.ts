import { faults } from "../cognito-error.ts";
import { attributeOf, markOf } from "../pool/address.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";

/** Who else has this address as a sign-in name, if anybody. */
const otherHolder = (pool: Pool, user: User, address: string): User | undefined =>
  pool.users.holderOf(attributeOf(address), address, { besides: user });

/**
 * Refuses an address that would become a second account's alias. Asked on its own before anything is changed.
 * Throws AliasExistsException.
 */
export function assertAddressIsFree(pool: Pool, user: User, proven: string): void {
  const attribute = attributeOf(proven);
  if (user.attributes[attribute] !== proven) return;
  if (otherHolder(pool, user, proven)) throw faults.aliasExists(attribute);
}

/**
 * Marks the user's e-mail address or phone number as verified, if it is the one that was proven. Where the address is
 * an alias it may belong to one account only: `takeOver` (ForceAliasCreation) moves it, otherwise it is refused.
 * Throws AliasExistsException.
 */
export function markAddressVerified(
  pool: Pool,
  user: User,
  { proven, takeOver = false }: { proven: string; takeOver?: boolean },
): void {
  const attribute = attributeOf(proven);
  if (user.attributes[attribute] !== proven) return;
  if (!takeOver) assertAddressIsFree(pool, user, proven);
  const holder = otherHolder(pool, user, proven);
  if (holder) holder.attributes[markOf(attribute)] = "false";
  user.attributes[markOf(attribute)] = "true";
}

/**
 * A second factor that came by mail or SMS proves its address as well. It was the way in already, so an address that
 * somebody else signs in by stays unproven, and nobody is refused.
 */
export function markAddressOfFactor(pool: Pool, user: User, sentTo: string): void {
  if (!otherHolder(pool, user, sentTo)) markAddressVerified(pool, user, { proven: sentTo });
}
