import { AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { answered, type PoolConnection } from "./pool-connection.ts";

/** Removes somebody's account for good; their refresh tokens go with it. */
export async function deletePerson(pool: PoolConnection, username: string): Promise<void> {
  const command = new AdminDeleteUserCommand({ UserPoolId: pool.userPoolId, Username: username });
  await answered("administration", pool.client.send(command));
}
