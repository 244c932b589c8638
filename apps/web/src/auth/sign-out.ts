import { fetchAuthSession, signOut } from "aws-amplify/auth";
import { cognitoOrigin } from "../cognito-origin.ts";
import type { RuntimeConfig } from "../env.ts";

/** Ends the session of this tab: its refresh token is revoked and forgotten. */
export const signOutHere = (): Promise<void> => signOut();

/**
 * Ends every session of this person (Cognito GlobalSignOut), then this tab's own.
 * Amplify swallows a failed GlobalSignOut and reports success, so it is asked here first:
 * throws when the user pool did not confirm, and then nobody is signed out.
 */
export async function signOutEverywhere(config: RuntimeConfig): Promise<void> {
  const token = (await fetchAuthSession()).tokens?.accessToken.toString();
  if (token !== undefined) {
    const answer = await fetch(`${config.cognito.endpoint ?? cognitoOrigin(config)}/`, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "AWSCognitoIdentityProviderService.GlobalSignOut",
      },
      body: JSON.stringify({ AccessToken: token }),
      signal: AbortSignal.timeout(15_000),
    });
    if (!answer.ok) throw new Error(`GlobalSignOut answered ${answer.status}.`);
  }
  await signOut();
}
