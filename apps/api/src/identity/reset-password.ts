import { AdminResetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { answered, type PoolConnection } from "./pool-connection.ts";

/**
 * Makes somebody's password useless and sends them a code to choose another.
 * @throws ApiError `conflict` when they have no verified address for the code, or a temporary password still
 */
export async function resetPassword(pool: PoolConnection, username: string): Promise<void> {
  const command = new AdminResetUserPasswordCommand({ UserPoolId: pool.userPoolId, Username: username });
  await answered("password-reset", pool.client.send(command));
}
