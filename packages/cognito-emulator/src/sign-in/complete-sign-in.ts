import type { User } from "../pool/user.ts";
import { issueSignInTokens } from "../tokens/issue-tokens.ts";
import { type AuthAnswer, signedIn } from "./auth-answer.ts";
import type { Conversation } from "./conversation.ts";

/** The end of every way in: nothing is left to ask, so there are tokens. Managed login issues them later, for a code. */
export async function completeSignIn(conversation: Conversation, user: User): Promise<AuthAnswer> {
  if (conversation.managedLogin) return { SignedInUser: user };
  const { pool, client, clock } = conversation;
  return signedIn(await issueSignInTokens({ pool, client, user, now: clock.now() }));
}
