import { RevokeTokenCommand } from "@aws-sdk/client-cognito-identity-provider";
import { answered, type PoolConnection } from "./pool-connection.ts";

/** Ends one sign-in: its refresh token buys no more tokens. Revoking it twice is no error (AWS: RevokeToken). */
export async function revokeToken(pool: PoolConnection, refreshToken: string): Promise<void> {
  const command = new RevokeTokenCommand({
    Token: refreshToken,
    ClientId: pool.clientId,
    ...(pool.clientSecret === null ? {} : { ClientSecret: pool.clientSecret }),
  });
  await answered("sign-out", pool.client.send(command));
}
