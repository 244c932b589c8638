import type { User } from "../pool/user.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import type { Conversation } from "./conversation.ts";

/** What is asked of somebody whose password was right and whose account is in order, before there are tokens. */
export function askForSecondFactor(conversation: Conversation, user: User): Promise<AuthAnswer> {
  return completeSignIn(conversation, user);
}
