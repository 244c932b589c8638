import { mayRefresh } from "../sign-in/flows.ts";
import { renewTokens } from "../tokens/issue-tokens.ts";
import { resolveRefreshToken } from "../tokens/resolve-refresh-token.ts";
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
  const { grant, token, user } = resolveRefreshToken({ pool, client, offered, now });
  // The grace period runs from the first use, however often the old token is repeated within it.
  if (rotates) token.rotatedAt ??= now;
  const refreshToken = rotates ? pool.grants.addToken(grant) : undefined;
  const tokens = await renewTokens({ pool, client, user, grant, now });
  return {
    id_token: tokens.IdToken,
    access_token: tokens.AccessToken,
    refresh_token: refreshToken,
    expires_in: tokens.ExpiresIn,
    token_type: tokens.TokenType,
  };
}
