import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";

/**
 * Where a sign-up code goes: to an address that the pool verifies by itself, the phone number before the e-mail
 * address, as on AWS. Undefined when there is none.
 */
export function signUpAddress({ settings }: Pool, { attributes }: User): string | undefined {
  const verified = settings.AutoVerifiedAttributes;
  const phone = verified.includes("phone_number") ? attributes["phone_number"] : undefined;
  return phone ?? (verified.includes("email") ? attributes["email"] : undefined);
}
