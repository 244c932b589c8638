import { afterFirstFactor } from "./after-first-factor.ts";
import type { AuthAnswer, FirstFactor } from "./auth-answer.ts";
import type { Claimant } from "./claimant.ts";
import type { Conversation } from "./conversation.ts";
import { askForEmailCode, askForTextCode } from "./one-time-code.ts";
import { askForPassword } from "./password-factor.ts";
import { provePassword } from "./user-password-auth.ts";
import { poseSrpChallenge } from "./user-srp-auth.ts";
import { askForPasskey } from "./web-authn.ts";

/** Goes on with the factor that was chosen. A password or an SRP_A that came along is taken at once. */
export async function askForFactor(
  conversation: Conversation,
  claimant: Claimant,
  factor: FirstFactor,
): Promise<AuthAnswer> {
  const { said } = conversation;
  switch (factor) {
    case "PASSWORD":
      return said["PASSWORD"]
        ? await afterFirstFactor(conversation, provePassword(conversation))
        : askForPassword(conversation, claimant, factor);
    case "PASSWORD_SRP":
      return said["SRP_A"]
        ? poseSrpChallenge(conversation, { name: claimant.typed })
        : askForPassword(conversation, claimant, factor);
    case "EMAIL_OTP":
      return await askForEmailCode(conversation, claimant);
    case "SMS_OTP":
      return await askForTextCode(conversation, claimant);
    case "WEB_AUTHN":
      return askForPasskey(conversation, claimant);
  }
}
