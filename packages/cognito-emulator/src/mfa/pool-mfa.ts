import { z } from "zod";
import type { Pool } from "../pool/pool.ts";
import type { MfaFactor } from "./user-mfa.ts";

/** AWS `EmailMfaConfigType`. `{####}` in the message stands for the code. */
export const EmailMfaConfiguration = z.object({
  Message: z.string().min(6).max(20_000).includes("{####}").optional(),
  Subject: z.string().min(1).max(140).optional(),
});

/**
 * The second factors a pool offers beside SMS, which it offers whenever it can send SMS (SmsConfiguration). Apart from
 * the other settings, because UpdateUserPool does not reset them.
 */
export const PoolMfa = z.object({
  softwareToken: z.boolean(),
  email: EmailMfaConfiguration.nullable(),
});
export type PoolMfa = z.infer<typeof PoolMfa>;

export const noPoolMfa = (): PoolMfa => ({ softwareToken: false, email: null });

/** The factors that users of this pool can set up. */
export function offeredFactors({ settings, mfa }: Pick<Pool, "settings" | "mfa">): MfaFactor[] {
  const offered: MfaFactor[] = [];
  if (settings.SmsConfiguration) offered.push("SMS_MFA");
  if (mfa.softwareToken) offered.push("SOFTWARE_TOKEN_MFA");
  if (mfa.email) offered.push("EMAIL_OTP");
  return offered;
}

/** What GetUserPoolMfaConfig answers. */
export function describePoolMfa({ settings, mfa }: Pool): object {
  const { MfaConfiguration, SmsConfiguration, SmsAuthenticationMessage } = settings;
  return {
    MfaConfiguration,
    ...(SmsConfiguration && { SmsMfaConfiguration: { SmsConfiguration, SmsAuthenticationMessage } }),
    ...(MfaConfiguration !== "OFF" && {
      SoftwareTokenMfaConfiguration: { Enabled: mfa.softwareToken },
      ...(mfa.email && { EmailMfaConfiguration: mfa.email }),
    }),
  };
}
