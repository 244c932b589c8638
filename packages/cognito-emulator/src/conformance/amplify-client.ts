import { Amplify } from "aws-amplify";
import { fetchAuthSession, signOut } from "aws-amplify/auth";
import { ConsoleLogger } from "aws-amplify/utils";
import type { LocalPool } from "./local-pool.ts";
import { present } from "./local-pool.ts";

// Amplify warns of every endpoint that is not AWS's; here that is the point.
ConsoleLogger.LOG_LEVEL = "ERROR";

/** Points Amplify at a pool exactly as a web application does, and forgets whoever was signed in before. */
export async function pointAmplifyAt(pool: LocalPool): Promise<void> {
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: pool.userPoolId,
        userPoolClientId: pool.clientId,
        userPoolEndpoint: pool.endpoint,
      },
    },
  });
  await signOut();
}

/** The tokens Amplify holds, as text. Throws when nobody is signed in. */
export async function heldTokens(): Promise<{ access: string; id: string }> {
  const { tokens } = await fetchAuthSession();
  return { access: present(tokens?.accessToken).toString(), id: present(tokens?.idToken).toString() };
}
