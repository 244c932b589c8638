import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { WebAuthnConfiguration } from "../passkeys/web-authn-configuration.ts";
import type { Pool } from "../pool/pool.ts";
import { SmsConfiguration } from "../pool/sms-configuration.ts";
import { EmailMfaConfiguration } from "./pool-mfa.ts";
import { assertPasswordBeforeMfa } from "./pool-mfa-rules.ts";

/** What SetUserPoolMfaConfig takes, and GetUserPoolMfaConfig answers. */
export const FactorSettings = z.object({
  MfaConfiguration: z.enum(["OFF", "ON", "OPTIONAL"]).optional(),
  SoftwareTokenMfaConfiguration: z.object({ Enabled: z.boolean().default(false) }).optional(),
  SmsMfaConfiguration: z
    .object({
      SmsConfiguration: SmsConfiguration.optional(),
      SmsAuthenticationMessage: z.string().min(6).max(140).includes("{####}").optional(),
    })
    .optional(),
  EmailMfaConfiguration: EmailMfaConfiguration.optional(),
  WebAuthnConfiguration: WebAuthnConfiguration.optional(),
});
export type FactorSettings = z.output<typeof FactorSettings>;

/**
 * Replaces the second factors of a pool, for operations and seeds alike, and its passkeys where the settings name them.
 * Throws InvalidParameterException, FeatureUnavailableInTierException.
 */
export function configureFactors(pool: Pool, wanted: FactorSettings): void {
  if (wanted.WebAuthnConfiguration && pool.settings.UserPoolTier === "LITE") {
    throw faults.passwordlessNotInTier();
  }
  const MfaConfiguration = wanted.MfaConfiguration ?? pool.settings.MfaConfiguration;
  const { SmsMfaConfiguration: sms, EmailMfaConfiguration: email = null } = wanted;
  const softwareToken = wanted.SoftwareTokenMfaConfiguration?.Enabled ?? false;
  const hasFactor = softwareToken || sms !== undefined || email !== null;
  if (MfaConfiguration === "OFF" && hasFactor) throw faults.mfaOffWithFactor();
  if (MfaConfiguration !== "OFF" && !hasFactor) throw faults.mfaWithoutFactor();
  if (email && pool.settings.UserPoolTier === "LITE") throw faults.emailMfaNotInTier();
  const SmsConfiguration = sms?.SmsConfiguration ?? pool.settings.SmsConfiguration;
  if (sms && !SmsConfiguration) throw faults.smsConfigurationMissing();

  const SmsAuthenticationMessage = sms?.SmsAuthenticationMessage ?? pool.settings.SmsAuthenticationMessage;
  const settings = { ...pool.settings, MfaConfiguration, SmsConfiguration, SmsAuthenticationMessage };
  assertPasswordBeforeMfa(settings, faults.mfaAfterPasskey);
  pool.settings = settings;
  pool.mfa = { softwareToken, email };
  pool.webAuthn = wanted.WebAuthnConfiguration ?? pool.webAuthn;
}
