import { usablePasskeys } from "../passkeys/usable-passkeys.ts";
import type { Pool } from "./pool.ts";
import type { AllowedFirstAuthFactor } from "./pool-settings.ts";
import type { User } from "./user.ts";

/** What the pool lets a chosen sign-in begin with. Unsaid, it is the password and nothing else. */
export const allowedFactors = ({ settings }: Pool): readonly AllowedFirstAuthFactor[] =>
  settings.Policies.SignInPolicy?.AllowedFirstAuthFactors ?? ["PASSWORD"];

/** Whether people of this pool can do without a password: a code to an address is enough. */
export const allowsPasswordless = (pool: Pool): boolean =>
  allowedFactors(pool).some((factor) => factor === "EMAIL_OTP" || factor === "SMS_OTP");

/** The first factors this user has set up and the pool allows, in AWS's order. */
export function configuredFactors(pool: Pool, user: User): AllowedFirstAuthFactor[] {
  const has: Readonly<Record<AllowedFirstAuthFactor, boolean>> = {
    PASSWORD: user.password !== null,
    EMAIL_OTP: verifiedAddress(user, "email") !== undefined,
    SMS_OTP: verifiedAddress(user, "phone_number") !== undefined,
    WEB_AUTHN: usablePasskeys(pool, user).length > 0,
  };
  const allowed = allowedFactors(pool);
  return allFactors.filter((factor) => has[factor] && allowed.includes(factor));
}

const allFactors = ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"] as const;

/** The user's address, if it was proven to be his: a code that signs somebody in goes nowhere else. */
export const verifiedAddress = (
  { attributes }: Pick<User, "attributes">,
  attribute: "email" | "phone_number",
): string | undefined => (attributes[`${attribute}_verified`] === "true" ? attributes[attribute] : undefined);
