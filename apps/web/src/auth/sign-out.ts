import { fetchAuthSession, signOut } from "aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";
import type { RuntimeConfig } from "../env.ts";
import { callPool } from "./pool-call.ts";
import { overtakeRenewals } from "./renewal.ts";
import { revokeSession } from "./revoke-session.ts";

/**
 * Ends the session of this tab: its refresh token is revoked and forgotten. The API is told with the access token as it
 * is, so that it takes back those that are out. Neither it nor the user pool is waited for: where they do not answer,
 * what is out runs out by itself, and whoever wanted to leave has left.
 */
export function signOutHere(config: RuntimeConfig): Promise<void> {
  return overtakeRenewals(async () => {
    const held = await store.loadTokens();
    if (held) void isDoneByApi(config, "auth.signOut", held.accessToken.toString());
    await forgetSession(config, held?.refreshToken);
  });
}

const store = cognitoUserPoolsTokenProvider.authTokenStore;

/** Amplify's own sign-out waits for the pool before it forgets. Here nothing is left for it but to tell the page. */
async function forgetSession(config: RuntimeConfig, refreshToken: string | undefined): Promise<void> {
  if (refreshToken) void revokeSession(config, refreshToken);
  await store.clearTokens();
  await signOut();
}

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
  await overtakeRenewals(async () => forgetSession(config, (await store.loadTokens())?.refreshToken));
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
