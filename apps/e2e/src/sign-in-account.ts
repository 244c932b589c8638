import {
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  NotAuthorizedException,
} from "@aws-sdk/client-cognito-identity-provider";
import type { DemoAccount } from "./stack-facts.ts";

/** What the pool says to an account's printed password. */
export type PasswordCheck =
  | { readonly kind: "signed-in"; readonly accessToken: string }
  | { readonly kind: "new-password-wanted" }
  | { readonly kind: "refused" };

/** Tries the account's password, as the sign-in page would. */
export async function signInAccount(
  client: CognitoIdentityProviderClient,
  clientId: string,
  { username, password }: Pick<DemoAccount, "username" | "password">,
): Promise<PasswordCheck> {
  try {
    const answer = await client.send(
      new InitiateAuthCommand({
        ClientId: clientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: username, PASSWORD: password },
      }),
    );
    const accessToken = answer.AuthenticationResult?.AccessToken;
    return accessToken ? { kind: "signed-in", accessToken } : { kind: "new-password-wanted" };
  } catch (error) {
    if (error instanceof NotAuthorizedException) return { kind: "refused" };
    throw error;
  }
}
