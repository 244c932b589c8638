import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { WebAuthnConfiguration } from "../passkeys/web-authn-configuration.ts";
import { UserPoolId } from "../pool/identifiers.ts";

const factors = ["SmsMfaConfiguration", "EmailMfaConfiguration"] as const;

/**
 * Keeps the second factor off. This emulator cannot ask for one, and a pool that claims to and does not would let
 * people test a protection that is not there: anything but OFF is refused with InvalidParameterException. Passkeys,
 * which sign in instead of a password, are set up here too.
 */
export const setUserPoolMfaConfig = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    MfaConfiguration: z.enum(["OFF", "ON", "OPTIONAL"]).default("OFF"),
    SoftwareTokenMfaConfiguration: z.object({ Enabled: z.boolean().default(false) }).optional(),
    SmsMfaConfiguration: z.unknown().optional(),
    EmailMfaConfiguration: z.unknown().optional(),
    WebAuthnConfiguration: WebAuthnConfiguration.optional(),
  }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    if (input.MfaConfiguration !== "OFF" || input.SoftwareTokenMfaConfiguration?.Enabled) {
      throw faults.invalidParameter("MFA is not available in the emulator: MfaConfiguration must be OFF.");
    }
    for (const factor of factors) {
      if (input[factor] !== undefined) {
        throw faults.invalidParameter(`${factor} is not available in the emulator.`);
      }
    }
    if (input.WebAuthnConfiguration && pool.settings.UserPoolTier === "LITE") {
      throw faults.passwordlessNotInTier();
    }
    pool.settings = { ...pool.settings, MfaConfiguration: "OFF" };
    pool.webAuthn = input.WebAuthnConfiguration ?? pool.webAuthn;
    pool.updatedAt = clock.now();
    return {
      MfaConfiguration: pool.settings.MfaConfiguration,
      ...(pool.webAuthn && { WebAuthnConfiguration: pool.webAuthn }),
    };
  },
});
