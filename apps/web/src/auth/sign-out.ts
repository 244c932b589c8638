import { fetchAuthSession, signOut } from "aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";
import type { RuntimeConfig } from "../env.ts";
import { callPool } from "./pool-call.ts";
import { overtakeRenewals } from "./renewal.ts";

/**
 * Ends the session of this tab: its refresh token is revoked and forgotten. The API is told, so that it takes back the
 * access tokens that are out, and is not waited for: where it does not answer, they run out by themselves.
 */
export function signOutHere(config: RuntimeConfig): Promise<void> {
  return overtakeRenewals(async () => {
    const token = await tokenInHand();
    if (token !== undefined) void isDoneByApi(config, "auth.signOut", token);
    await signOut();
  });
}

/** The access token as it is. One that has expired is no longer accepted, and nothing would be won by a new one. */
const tokenInHand = async (): Promise<string | undefined> =>
  (await cognitoUserPoolsTokenProvider.authTokenStore.loadTokens())?.accessToken.toString();

/**
 * Ends every session of this person, then this tab's own. The API is asked first, because it also takes back the access
 * tokens that are out; where it does not confirm, the user pool itself is (GlobalSignOut), and they run out by themselves.
 * Amplify swallows a failed GlobalSignOut and reports success, so it is asked here:
 * throws when the user pool did not confirm either, and then this tab stays signed in.
 */
export async function signOutEverywhere(config: RuntimeConfig): Promise<void> {
  const token = (await fetchAuthSession()).tokens?.accessToken.toString();
  if (token !== undefined && !(await isDoneByApi(config, "auth.signOutEverywhere", token)))
    await endAtPool(config, token);
  await overtakeRenewals(() => signOut());
}

/** Milliseconds. */
const answerLimit = 15_000;

async function isDoneByApi(
  { apiUrl }: RuntimeConfig,
  verb: "auth.signOut" | "auth.signOutEverywhere",
  token: string,
): Promise<boolean> {
  const answer = await fetch(`${apiUrl.replace(/\/$/, "")}/trpc/${verb}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: "null",
    keepalive: true, // also when the page is left meanwhile
    signal: AbortSignal.timeout(answerLimit),
  }).catch(() => null);
  return answer?.ok === true;
}

async function endAtPool(config: RuntimeConfig, token: string): Promise<void> {
  const answer = await callPool(config, "GlobalSignOut", { AccessToken: token });
  if (!answer.ok) throw new Error(`GlobalSignOut answered ${answer.status}.`);
}
