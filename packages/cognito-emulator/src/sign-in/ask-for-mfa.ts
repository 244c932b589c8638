import type { MfaFactor } from "../mfa/user-mfa.ts";
import type { User } from "../pool/user.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { Conversation } from "./conversation.ts";
import { askForEmailCode } from "./email-mfa.ts";
import { askForSmsCode } from "./sms-mfa.ts";
import { askForTotpCode } from "./software-token-mfa.ts";

const questions: Readonly<Record<MfaFactor, (conversation: Conversation, user: User) => AuthAnswer>> = {
  SMS_MFA: askForSmsCode,
  SOFTWARE_TOKEN_MFA: askForTotpCode,
  EMAIL_OTP: askForEmailCode,
};

/** Asks for one factor, and sends its code where it has to be sent. */
export const askForMfa = (conversation: Conversation, user: User, factor: MfaFactor): AuthAnswer =>
  questions[factor](conversation, user);
