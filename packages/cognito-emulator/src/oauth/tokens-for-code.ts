import { isStillSignedIn } from "../managed-login/may-sign-in.ts";
import { renewTokens } from "../tokens/issue-tokens.ts";
import { tokenLifetimes } from "../tokens/token-lifetimes.ts";
import { opensChallenge } from "./proof-key.ts";
import { requiredField } from "./required-field.ts";
import { TokenRefusal } from "./token-refusal.ts";
import type { TokenAnswer, TokenRequest } from "./token-request.ts";

/**
 * grant_type=authorization_code. A code is spent by the first request that brings it, right or wrong; when it comes
 * again, somebody has a copy, and the sign-in it opened is revoked (RFC 6749 section 4.1.2). Throws TokenRefusal.
 */
export async function tokensForCode({ login, pool, client, form }: TokenRequest): Promise<TokenAnswer> {
  if (!client.settings.AllowedOAuthFlows?.includes("code")) throw new TokenRefusal("unauthorized_client");
  const code = requiredField(form, "code");
  const redirectUri = requiredField(form, "redirect_uri");
  const taken = login.codes.take(code);
  if (taken && "spentOn" in taken && taken.spentOn !== null) pool.grants.revoke(taken.spentOn);
  if (!taken || "spentOn" in taken) throw new TokenRefusal("invalid_grant");

  const { signIn } = taken;
  const isTheirs = signIn.poolId === pool.id && signIn.clientId === client.id;
  const proven = opensChallenge(signIn.codeChallenge, form.get("code_verifier"));
  if (!isTheirs || signIn.redirectUri !== redirectUri || !proven) throw new TokenRefusal("invalid_grant");
  const user = pool.users.find(signIn.sub);
  if (!user || !isStillSignedIn(user, signIn.standing)) throw new TokenRefusal("invalid_grant");

  const now = login.services.clock.now();
  const { grant, refreshToken } = pool.grants.open({
    clientId: client.id,
    sub: user.sub,
    authTime: signIn.authTime,
    expiresAt: now + tokenLifetimes(client.settings).refresh,
    scopes: signIn.scopes,
  });
  taken.opened(grant.originJti);
  const { nonce } = signIn;
  const occasion = { source: "TokenGeneration_HostedAuth" } as const;
  const tokens = await renewTokens({ pool, client, user, grant, now, nonce, occasion });
  return {
    id_token: tokens.IdToken,
    access_token: tokens.AccessToken,
    refresh_token: refreshToken,
    expires_in: tokens.ExpiresIn,
    token_type: tokens.TokenType,
  };
}
