import { nextMfaStep } from "../mfa/next-step.ts";
import { usablePasskeys } from "../passkeys/usable-passkeys.ts";
import type { Pool } from "./pool.ts";
import type { AllowedFirstAuthFactor } from "./pool-settings.ts";
import type { User } from "./user.ts";

/**
 * What the pool lets a chosen sign-in begin with: the password and nothing else where it says nothing, and where it
 * requires a second factor.
 */
export function allowedFactors({ settings }: Pool): readonly AllowedFirstAuthFactor[] {
  const listed = settings.Policies.SignInPolicy?.AllowedFirstAuthFactors ?? ["PASSWORD"];
  return settings.MfaConfiguration === "ON" ? listed.filter((factor) => factor === "PASSWORD") : listed;
}

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

/**
 * Those of them he may sign in with: whoever has a second factor begins with the password, as on AWS. A code and then
 * another to the same mailbox would be one factor.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html (things to know)
 */
export function usableFactors(pool: Pool, user: User): AllowedFirstAuthFactor[] {
  const configured = configuredFactors(pool, user);
  return hasSecondFactor(pool, user) ? configured.filter((factor) => factor === "PASSWORD") : configured;
}

/** Whether a second factor stands between this user's password and the tokens. */
export const hasSecondFactor = (pool: Pool, user: User): boolean => nextMfaStep(pool, user).kind !== "none";

/** Whether this user may sign in by a code to an address, and so by the code that confirmed his sign-up. */
export const signsInByCode = (pool: Pool, user: User): boolean =>
  usableFactors(pool, user).some((factor) => factor === "EMAIL_OTP" || factor === "SMS_OTP");

/** The user's address, if it was proven to be his: a code that signs somebody in goes nowhere else. */
export const verifiedAddress = (
  { attributes }: Pick<User, "attributes">,
  attribute: "email" | "phone_number",
): string | undefined => (attributes[`${attribute}_verified`] === "true" ? attributes[attribute] : undefined);
