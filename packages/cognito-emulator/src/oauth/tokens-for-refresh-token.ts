import { mayRefresh } from "../sign-in/flows.ts";
import { renewTokens } from "../tokens/issue-tokens.ts";
import { resolveRefreshToken } from "../tokens/resolve-refresh-token.ts";
import { spending } from "../tokens/spend-refresh-token.ts";
import { requiredField } from "./required-field.ts";
import { TokenRefusal } from "./token-refusal.ts";
import type { TokenAnswer, TokenRequest } from "./token-request.ts";

/**
 * grant_type=refresh_token: new access and id tokens, and another refresh token where the client rotates them.
 * Throws TokenRefusal unauthorized_client, and CognitoError for whatever makes the token useless.
 */
export async function tokensForRefreshToken({
  login,
  pool,
  client,
  form,
}: TokenRequest): Promise<TokenAnswer> {
  const offered = requiredField(form, "refresh_token");
  const rotates = client.settings.RefreshTokenRotation?.Feature === "ENABLED";
  if (!rotates && !mayRefresh(client)) throw new TokenRefusal("unauthorized_client");
  const now = login.services.clock.now();
  const signIn = resolveRefreshToken({ pool, client, offered, now });
  const { grant, user } = signIn;
  const occasion = { source: "TokenGeneration_RefreshTokens" } as const;
  const renew = () => renewTokens({ pool, client, user, grant, now, occasion });
  const { made: tokens, successor } = rotates
    ? await spending(pool.grants, signIn, now, renew)
    : { made: await renew(), successor: undefined };
  return {
    id_token: tokens.IdToken,
    access_token: tokens.AccessToken,
    refresh_token: successor,
    expires_in: tokens.ExpiresIn,
    token_type: tokens.TokenType,
  };
}
