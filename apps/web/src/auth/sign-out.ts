import { fetchAuthSession, signOut } from "aws-amplify/auth";
import { cognitoOrigin } from "../cognito-origin.ts";
import type { RuntimeConfig } from "../env.ts";
import { limitWait } from "./limit-wait.ts";

/**
 * Ends the session of this tab: its refresh token is revoked and forgotten. The API is told, so that it takes back the
 * access tokens that are out, and is not waited for: where it does not answer, they run out by themselves.
 */
export async function signOutHere(config: RuntimeConfig): Promise<void> {
  const token = await tokenInHand();
  if (token !== undefined) void isDoneByApi(config, "auth.signOut", token);
  await signOut();
}

/** Milliseconds. One that has expired would be renewed, and a pool that hangs keeps nobody from leaving. */
const renewalLimit = 2_000;

const tokenInHand = (): Promise<string | undefined> =>
  limitWait(fetchAuthSession(), renewalLimit).then(
    ({ tokens }) => tokens?.accessToken.toString(),
    () => undefined,
  );

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
  await signOut();
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
  const answer = await fetch(`${config.cognito.endpoint ?? cognitoOrigin(config)}/`, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": "AWSCognitoIdentityProviderService.GlobalSignOut",
    },
    body: JSON.stringify({ AccessToken: token }),
    signal: AbortSignal.timeout(answerLimit),
  });
  if (!answer.ok) throw new Error(`GlobalSignOut answered ${answer.status}.`);
}
