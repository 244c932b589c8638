import { faults } from "../cognito-error.ts";
import type { Pool } from "./pool.ts";
import type { User } from "./user.ts";

const aliasAttributes = ["email", "phone_number", "preferred_username"] as const;

/** A sign-in name that somebody else already answers to, and which attribute it is. */
export interface AliasConflict {
  readonly attribute: (typeof aliasAttributes)[number];
  readonly holder: User;
  /** Whether the holder can lose it: an alias moves (ForceAliasCreation), a user name never does. */
  readonly movable: boolean;
}

/**
 * Who would lose a sign-in name if a user had exactly these attributes: the one check for every way to get an alias.
 * A value counts against every name that others answer to, not only against the same attribute, or somebody could
 * sign in under another person's user name. An address counts only where it is, or would be, verified: an unverified
 * one is nobody's alias. `besides` is the user himself.
 */
export function aliasConflicts(
  pool: Pool,
  attributes: Readonly<Record<string, string>>,
  besides?: User,
): AliasConflict[] {
  return aliasAttributes.flatMap((attribute) => {
    const value = attributes[attribute];
    if (!value || !claimsAlias(pool, attribute, attributes)) return [];
    const holder = pool.users.find(value, besides && { besides });
    const aliasHolder = pool.users.holderOf(attribute, value, besides && { besides });
    return holder ? [{ attribute, holder, movable: holder === aliasHolder }] : [];
  });
}

/** Whether these attributes make `attribute` a sign-in name in this pool. */
function claimsAlias(
  { identity }: Pool,
  attribute: AliasConflict["attribute"],
  attributes: Readonly<Record<string, string>>,
): boolean {
  if (identity.UsernameAttributes.some((name) => name === attribute)) return true;
  if (!identity.AliasAttributes.some((name) => name === attribute)) return false;
  return attribute === "preferred_username" || attributes[`${attribute}_verified`] === "true";
}

/**
 * Moves the sign-in names that `user` claims over to him: whoever held one keeps the value, unverified, and signs in
 * by his user name from then on. `now` in milliseconds. Throws AliasExistsException when one is another's user name.
 */
export function releaseAliases(pool: Pool, user: User, now: number): void {
  for (const { attribute, holder, movable } of aliasConflicts(pool, user.attributes, user)) {
    if (!movable) throw faults.aliasExists(attribute);
    if (attribute === "preferred_username") delete holder.attributes[attribute];
    else holder.attributes[`${attribute}_verified`] = "false";
    holder.updatedAt = now;
  }
}
