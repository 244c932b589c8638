import { faults } from "../cognito-error.ts";
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
