import { faults } from "../cognito-error.ts";
import type { User } from "../pool/user.ts";
import { issueSignInTokens } from "../tokens/issue-tokens.ts";
import { tellOfSignIn } from "../triggers/post-authentication.ts";
import { type AuthAnswer, signedIn } from "./auth-answer.ts";
import type { Conversation } from "./conversation.ts";

/** The end of every way in: nothing is left to ask, so there are tokens. */
export async function completeSignIn(conversation: Conversation, user: User): Promise<AuthAnswer> {
  const { pool, client, clock, clientMetadata } = conversation;
  await tellOfSignIn(conversation, user);
  // A function takes its time: an administrator may have shut the person out meanwhile.
  if (pool.users.find(user.sub) !== user) throw faults.userNotFound();
  if (!user.enabled) throw faults.userDisabled();
  const source = conversation.tokenSource ?? "TokenGeneration_Authentication";
  const occasion = { source, clientMetadata };
  return signedIn(await issueSignInTokens({ pool, client, user, now: clock.now(), occasion }));
}
