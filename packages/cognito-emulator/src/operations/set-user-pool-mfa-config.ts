import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { describePoolMfa, EmailMfaConfiguration } from "../mfa/pool-mfa.ts";
import { assertPasswordBeforeMfa } from "../mfa/pool-mfa-rules.ts";
import { defineOperation } from "../operation.ts";
import { WebAuthnConfiguration } from "../passkeys/web-authn-configuration.ts";
import { UserPoolId } from "../pool/identifiers.ts";
import type { Pool } from "../pool/pool.ts";

const SmsConfiguration = z.object({
  SnsCallerArn: z.string().min(20).max(2048),
  ExternalId: z.string().optional(),
  SnsRegion: z.string().max(32).optional(),
});

const Input = z.object({
  UserPoolId,
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
type Input = z.output<typeof Input>;

/**
 * Says whether a second factor is asked for, and which ones are on offer. The factors of an earlier call are replaced;
 * users keep what they have set up. Turning MFA off takes the factors away, and refuses to be given any. Passkeys,
 * which sign in instead of a password, are set up here too. Throws InvalidParameterException, FeatureUnavailableInTierException.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
 */
export const setUserPoolMfaConfig = defineOperation({
  access: "signed",
  input: Input,
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    if (input.WebAuthnConfiguration && pool.settings.UserPoolTier === "LITE") {
      throw faults.passwordlessNotInTier();
    }
    configureFactors(pool, input);
    pool.webAuthn = input.WebAuthnConfiguration ?? pool.webAuthn;
    pool.updatedAt = clock.now();
    return describePoolMfa(pool);
  },
});

function configureFactors(pool: Pool, input: Input): void {
  const MfaConfiguration = input.MfaConfiguration ?? pool.settings.MfaConfiguration;
  const { SmsMfaConfiguration: sms, EmailMfaConfiguration: email = null } = input;
  const softwareToken = input.SoftwareTokenMfaConfiguration?.Enabled ?? false;
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
}
