import { faults } from "../cognito-error.ts";
import { type AddressAttribute, attributeOf } from "./address.ts";
import { isEmail } from "./attribute-values.ts";
import type { Pool } from "./pool.ts";

/**
 * Which address a new user's name is, in a pool whose user names are addresses; null in any other pool.
 * Throws InvalidParameterException for a name that is none of them.
 */
export function usernameAddress({ identity }: Pool, username: string): AddressAttribute | null {
  const kinds = identity.UsernameAttributes;
  if (kinds.length === 0) return null;
  const kind = attributeOf(username);
  const isAddress = kind === "phone_number" || isEmail(username);
  if (isAddress && kinds.includes(kind)) return kind;
  if (kinds.length > 1) throw faults.usernameNotAddress();
  throw kinds.includes("email") ? faults.usernameNotEmail() : faults.usernameNotPhone();
}
