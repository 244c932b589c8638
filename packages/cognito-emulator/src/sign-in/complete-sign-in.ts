import type { User } from "../pool/user.ts";
import { issueSignInTokens } from "../tokens/issue-tokens.ts";
import { type AuthAnswer, signedIn } from "./auth-answer.ts";
import type { Conversation } from "./conversation.ts";

/** The end of every way in: nothing is left to ask, so there are tokens. */
export async function completeSignIn({ pool, client, clock }: Conversation, user: User): Promise<AuthAnswer> {
  return signedIn(await issueSignInTokens({ pool, client, user, now: clock.now() }));
}
