import { type CognitoError, faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";
import type { PoolSettings } from "../pool/pool-settings.ts";

/**
 * CreateUserPool knows SMS only: a pool of authenticator apps is made without MFA, and SetUserPoolMfaConfig turns it on.
 * Throws InvalidParameterException.
 */
export function assertMfaCanBegin(settings: PoolSettings): void {
  if (settings.MfaConfiguration !== "OFF" && !settings.SmsConfiguration) {
    throw faults.smsConfigurationMissing();
  }
}

/**
 * UpdateUserPool may keep MFA or turn it off (leaving it out does), but not require it anew; and it may not take the
 * last factor, SMS, from under it. Throws InvalidParameterException.
 */
export function assertMfaCanChange({ settings: present, mfa }: Pool, wanted: PoolSettings): void {
  if (wanted.MfaConfiguration === "ON" && present.MfaConfiguration !== "ON") {
    throw faults.mfaTurnedOnByUpdate();
  }
  if (!mfa.softwareToken && !mfa.email) assertMfaCanBegin(wanted);
}

/**
 * Where a second factor is required the first is the password: a code to an address is no first factor then, nor is a
 * passkey, as this emulator has none that count as both (`passkeyRefused`: AWS words that by operation).
 * Throws InvalidParameterException.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html (things to know)
 */
export function assertPasswordBeforeMfa(
  { MfaConfiguration, Policies }: PoolSettings,
  passkeyRefused: () => CognitoError,
): void {
  if (MfaConfiguration !== "ON") return;
  const allowed = Policies.SignInPolicy?.AllowedFirstAuthFactors ?? [];
  if (allowed.includes("EMAIL_OTP") || allowed.includes("SMS_OTP")) throw faults.codeBeforeMfa();
  if (allowed.includes("WEB_AUTHN")) throw passkeyRefused();
}
