import { createHmac } from "node:crypto";
import { isEmail, isPhoneNumber } from "../pool/alias-format.ts";
import type { Pool } from "../pool/pool.ts";
import { g, power, toInteger } from "../srp/group.ts";
import type { SrpVerifier } from "../srp/verifier.ts";

/**
 * What an unknown name is answered with when the client hides who exists: always the same salt and id for the same
 * pool and name, made from the pool's secret, and the same work as for a real user.
 */
export function simulatedUser(pool: Pool, name: string): SrpVerifier & { username: string } {
  const salt = derive(pool, "salt", name).subarray(0, 16).toString("hex");
  const verifier = power(g, toInteger(derive(pool, "verifier", name))).toString(16);
  return { username: simulatedUsername(pool, name), salt, verifier };
}

/**
 * The USER_ID_FOR_SRP of an unknown name. A user name comes back as it was typed, like a real one; whatever resolves to a
 * user in this pool without being his name comes back as an id.
 */
export function simulatedUsername(pool: Pool, name: string): string {
  if (!resolvesElsewhere(pool, name)) return name;
  const hex = derive(pool, "id", name).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function resolvesElsewhere({ identity }: Pool, name: string): boolean {
  const { AliasAttributes, UsernameAttributes } = identity;
  if (UsernameAttributes.length > 0) return true;
  return (
    (AliasAttributes.includes("email") && isEmail(name)) ||
    (AliasAttributes.includes("phone_number") && isPhoneNumber(name))
  );
}

function derive(pool: Pool, purpose: string, name: string): Buffer {
  const folded = pool.identity.UsernameConfiguration.CaseSensitive ? name : name.toLowerCase();
  return createHmac("sha256", pool.secret).update(`${purpose}\0${folded}`).digest();
}
