import { faults } from "../cognito-error.ts";
import { renewTokens } from "../tokens/issue-tokens.ts";
import { type RefreshedSignIn, resolveRefreshToken } from "../tokens/resolve-refresh-token.ts";
import { type AuthAnswer, signedIn } from "./auth-answer.ts";
import { type Conversation, required } from "./conversation.ts";
import { assertSecretHash } from "./secret-hash.ts";

/** REFRESH_TOKEN_AUTH: new access and id tokens, no new refresh token. A client that rotates must use the other way. */
export async function signInWithRefreshToken(conversation: Conversation): Promise<AuthAnswer> {
  const { pool, client, clock, said } = conversation;
  const offered = required(conversation, "REFRESH_TOKEN");
  if (client.settings.RefreshTokenRotation?.Feature === "ENABLED") throw faults.refreshFlowWithRotation();
  const { grant, user }: RefreshedSignIn = resolveRefreshToken({
    pool,
    client,
    offered,
    now: clock.now(),
    deviceKey: said["DEVICE_KEY"],
  });
  // The client knows the user by the name in the id token, or by sub.
  assertSecretHash(client, [user.username, user.sub], said["SECRET_HASH"]);
  const occasion = { source: "TokenGeneration_RefreshTokens" } as const;
  return signedIn(await renewTokens({ pool, client, user, grant, now: clock.now(), occasion }));
}
