import { AdminDisableUserCommand, AdminEnableUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { answered, type PoolConnection } from "./pool-connection.ts";

/** Keeps somebody from signing in and from refreshing. */
export async function disablePerson(pool: PoolConnection, username: string): Promise<void> {
  const command = new AdminDisableUserCommand({ UserPoolId: pool.userPoolId, Username: username });
  await answered("administration", pool.client.send(command));
}

/** Lets somebody sign in again. */
export async function enablePerson(pool: PoolConnection, username: string): Promise<void> {
  const command = new AdminEnableUserCommand({ UserPoolId: pool.userPoolId, Username: username });
  await answered("administration", pool.client.send(command));
}
