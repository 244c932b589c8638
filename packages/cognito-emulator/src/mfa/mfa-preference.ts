import { z } from "zod";
import { faults } from "../cognito-error.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { canReceive } from "./can-receive.ts";
import type { MfaFactor } from "./user-mfa.ts";

const FactorSettings = z
  .object({ Enabled: z.boolean().default(false), PreferredMfa: z.boolean().optional() })
  .optional();

/** What SetUserMFAPreference and AdminSetUserMFAPreference both take. A factor left out stays as it is. */
export const MfaPreference = z.object({
  SMSMfaSettings: FactorSettings,
  SoftwareTokenMfaSettings: FactorSettings,
  EmailMfaSettings: FactorSettings,
  WebAuthnMfaSettings: z.object({ Enabled: z.boolean().default(false) }).optional(),
});
export type MfaPreference = z.infer<typeof MfaPreference>;

/**
 * Switches a user's factors on and off and says which one goes first, if any. `now` in milliseconds.
 * Throws InvalidParameterException, changing nothing: a factor that cannot reach the user, two preferred ones, or a
 * preferred one that is off.
 */
export function setMfaPreference(pool: Pool, user: User, wanted: MfaPreference, now: number): void {
  if (wanted.WebAuthnMfaSettings?.Enabled) {
    throw faults.invalidParameter("WebAuthnMfaSettings is not available in the emulator.");
  }
  const settings = given(wanted);
  const preferred = settings.filter(({ PreferredMfa }) => PreferredMfa);
  if (preferred.length > 1) throw faults.severalPreferredFactors();
  for (const { factor, Enabled, PreferredMfa } of settings) {
    if (PreferredMfa && !Enabled) throw faults.preferredFactorOff(factor);
    if (Enabled && !canReceive(pool, user, factor)) throw faults.noDeliveryFor(factor);
  }

  const { mfa } = user;
  for (const { factor, Enabled, PreferredMfa } of settings) {
    const others = mfa.enabled.filter((name) => name !== factor);
    mfa.enabled = Enabled ? [...others, factor] : others;
    if (mfa.preferred === factor && (!Enabled || PreferredMfa === false)) mfa.preferred = null;
  }
  mfa.preferred = preferred[0]?.factor ?? mfa.preferred;
  user.updatedAt = now;
}

type Given = { factor: MfaFactor; Enabled: boolean; PreferredMfa?: boolean | undefined };

function given({ SMSMfaSettings, SoftwareTokenMfaSettings, EmailMfaSettings }: MfaPreference): Given[] {
  return [
    SMSMfaSettings && { factor: "SMS_MFA" as const, ...SMSMfaSettings },
    SoftwareTokenMfaSettings && { factor: "SOFTWARE_TOKEN_MFA" as const, ...SoftwareTokenMfaSettings },
    EmailMfaSettings && { factor: "EMAIL_OTP" as const, ...EmailMfaSettings },
  ].filter((settings) => settings !== undefined);
}
