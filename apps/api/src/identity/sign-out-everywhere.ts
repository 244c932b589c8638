import { AdminUserGlobalSignOutCommand } from "@aws-sdk/client-cognito-identity-provider";
import { answered, type PoolConnection } from "./pool-connection.ts";

/**
 * Revokes every refresh token of somebody, so that what changed in the pool holds from their next refresh on.
 * Access tokens already issued are verified without asking the pool: taking those back is `revocation/revoke-person.ts`.
 */
export async function signOutEverywhere(pool: PoolConnection, username: string): Promise<void> {
  const command = new AdminUserGlobalSignOutCommand({ UserPoolId: pool.userPoolId, Username: username });
  await answered("administration", pool.client.send(command));
}
