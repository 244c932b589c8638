import { z } from "zod";

/** The second factors there are, by the names of their challenges. */
export const MfaFactor = z.enum(["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]);
export type MfaFactor = z.infer<typeof MfaFactor>;

/** An authenticator app that has shown a right code once. */
const SoftwareToken = z.object({
  /** Hex. Both sides must hold it, so it cannot be kept as a hash. */
  secret: z.string(),
  /** FriendlyDeviceName, as the user called it. */
  name: z.string().nullable(),
  /** The newest step whose code was accepted: that one, and all before it, are spent. */
  usedStep: z.number(),
});
export type SoftwareToken = z.infer<typeof SoftwareToken>;

/** What a user has set up beside the password. */
export const UserMfa = z.object({
  /** UserMFASettingList. */
  enabled: z.array(MfaFactor),
  /** PreferredMfaSetting. */
  preferred: MfaFactor.nullable(),
  softwareToken: SoftwareToken.nullable(),
  /** A secret handed out to a signed-in user (hex), until a code proves that an app holds it. */
  offeredSecret: z.string().nullable(),
});
export type UserMfa = z.infer<typeof UserMfa>;

export const noMfa = (): UserMfa => ({
  enabled: [],
  preferred: null,
  softwareToken: null,
  offeredSecret: null,
});

/** Sets a factor up for somebody who had none: it is asked for from the next sign-in on. */
export function enrol(mfa: UserMfa, factor: MfaFactor): void {
  mfa.enabled = [...mfa.enabled.filter((name) => name !== factor), factor];
  mfa.preferred = factor;
}
