import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import type { DemoAccount } from "./stack-facts.ts";

/** Creates the account unless it is there. What its owner has changed since then, the password too, stays changed. */
export async function seedAccount(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  account: DemoAccount,
): Promise<"created" | "kept"> {
  const who = { UserPoolId: userPoolId, Username: account.username };
  try {
    await client.send(
      new AdminCreateUserCommand({
        ...who,
        TemporaryPassword: account.password,
        MessageAction: "SUPPRESS",
        UserAttributes: [
          { Name: "email", Value: `${account.username}@example.com` },
          { Name: "email_verified", Value: "true" },
        ],
      }),
    );
  } catch (error) {
    if (error instanceof UsernameExistsException) return "kept";
    throw error;
  }
  await client.send(new AdminAddUserToGroupCommand({ ...who, GroupName: account.role }));
  if (!account.temporary) {
    await client.send(
      new AdminSetUserPasswordCommand({ ...who, Password: account.password, Permanent: true }),
    );
  }
  return "created";
}
