import type { AuthAnswer, FirstFactor } from "./auth-answer.ts";
import type { Claimant } from "./claimant.ts";
import type { Conversation } from "./conversation.ts";
import { askForEmailCode, askForTextCode } from "./one-time-code.ts";
import { askForPassword } from "./password-factor.ts";
import { signInWithPassword } from "./user-password-auth.ts";
import { beginSrpSignIn } from "./user-srp-auth.ts";
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
        ? await signInWithPassword(conversation)
        : askForPassword(conversation, claimant, factor);
    case "PASSWORD_SRP":
      return said["SRP_A"]
        ? await beginSrpSignIn(conversation)
        : askForPassword(conversation, claimant, factor);
    case "EMAIL_OTP":
      return askForEmailCode(conversation, claimant);
    case "SMS_OTP":
      return askForTextCode(conversation, claimant);
    case "WEB_AUTHN":
      return askForPasskey(conversation, claimant);
  }
}
