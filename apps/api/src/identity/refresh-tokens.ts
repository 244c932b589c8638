import { GetTokensFromRefreshTokenCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { Tokens } from "@sekisho/contract/session";
import { answered, type PoolConnection } from "./pool-connection.ts";
import { tokensFrom } from "./tokens.ts";

/**
 * New tokens for a refresh token. GetTokensFromRefreshToken works with and without rotation, which
 * InitiateAuth's REFRESH_TOKEN_AUTH does not (AWS: "Refresh tokens").
 * @throws ApiError `token_validation_failed` when it is expired, revoked or not one
 */
export async function refreshTokens(pool: PoolConnection, refreshToken: string): Promise<Tokens> {
  const command = new GetTokensFromRefreshTokenCommand({
    ClientId: pool.clientId,
    RefreshToken: refreshToken,
    ...(pool.clientSecret === null ? {} : { ClientSecret: pool.clientSecret }),
  });
  const { AuthenticationResult } = await answered("refresh", pool.client.send(command));
  return tokensFrom(AuthenticationResult ?? {});
}
