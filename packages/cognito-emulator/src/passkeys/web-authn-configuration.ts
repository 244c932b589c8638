import { z } from "zod";

/**
 * AWS `WebAuthnConfigurationType`. A passkey here is a first factor and no more: FactorConfiguration can only be said
 * to be SINGLE_FACTOR.
 */
export const WebAuthnConfiguration = z.object({
  RelyingPartyId: z.string().min(1).max(127).toLowerCase().optional(),
  UserVerification: z.enum(["required", "preferred"]).default("preferred"),
  FactorConfiguration: z.literal("SINGLE_FACTOR").default("SINGLE_FACTOR"),
});
export type WebAuthnConfiguration = z.infer<typeof WebAuthnConfiguration>;
