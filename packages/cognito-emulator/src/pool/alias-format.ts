import { faults } from "../cognito-error.ts";
import type { Pool } from "./pool.ts";

/** Whether a text is an e-mail address, as far as a pool cares. Bounded and linear: user names are tried too. */
export function isEmail(value: string): boolean {
  return value.length <= 254 && /^[^\s@]{1,64}@[^\s@]+$/u.test(value);
}

/** Whether a text is a phone number as E.164 writes it, with its plus. */
export function isPhoneNumber(value: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(value);
}

/**
 * Refuses a user name, or a preferred one, in the form of an address that signs people in: it needs no proof, so it
 * could be another person's address. Throws InvalidParameterException.
 */
export function assertNotAnAddress(pool: Pool, name: "username" | "preferred_username", value: string): void {
  const { AliasAttributes } = pool.identity;
  // A preferred user name that is no alias signs nobody in.
  if (name === "preferred_username" && !AliasAttributes.includes(name)) return;
  if (AliasAttributes.includes("email") && isEmail(value)) throw faults.nameIsAddress(name, "email");
  if (AliasAttributes.includes("phone_number") && isPhoneNumber(value)) {
    throw faults.nameIsAddress(name, "phone_number");
  }
}
