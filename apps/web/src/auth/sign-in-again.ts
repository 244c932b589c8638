import { Amplify, createAmplifyContext } from "aws-amplify";
import { createUserPoolsTokenProvider } from "aws-amplify/adapter-core";
import { signIn } from "aws-amplify/auth";
import { cognitoUserPoolsTokenProvider, DefaultTokenStore } from "aws-amplify/auth/cognito";
import type { RuntimeConfig } from "../env.ts";
import { createMemoryStorage } from "./memory-storage.ts";
import { overtakeRenewals } from "./renewal.ts";
import { revokeSession } from "./revoke-session.ts";
import { type SignInStep, toSignInStep } from "./sign-in.ts";

/** Named as Amplify names a sign-in that has to be started again. */
class SessionGone extends Error {
  override readonly name = "SignInException";
}

/**
 * Signs the person of this tab in once more, so that the sign-in is recent. It is made beside the present session, which
 * stays until the new one takes its place: a wrong password, or a step that is not offered, leaves everything as it was.
 * Throws what Cognito answers, as `signIn` does, and a `SignInException` where there is no session of theirs any more.
 */
export async function signInAgain(
  config: RuntimeConfig,
  credentials: { username: string; password: string },
): Promise<SignInStep> {
  const { Auth } = Amplify.getConfig();
  if (!Auth) throw new Error("Amplify is not configured yet.");
  const beside = createMemoryStorage();
  const context = createAmplifyContext(
    { Auth },
    { Auth: { tokenProvider: createUserPoolsTokenProvider(Auth, beside) } },
  );
  const step = toSignInStep(await signIn(context, credentials));
  if (step.kind !== "done") return step;

  const fresh = new DefaultTokenStore();
  fresh.setAuthConfig(Auth);
  fresh.setKeyValueStorage(beside);
  const own = cognitoUserPoolsTokenProvider.authTokenStore;
  await overtakeRenewals(async () => {
    const [before, after] = await Promise.all([own.loadTokens(), fresh.loadTokens()]);
    // Signed out meanwhile, or somebody else: the session in hand is not theirs to replace.
    const isTheirs = before && before.accessToken.payload.sub === after?.accessToken.payload.sub;
    const over = isTheirs ? before : after;
    if (isTheirs && after) await own.storeTokens(after);
    if (over?.refreshToken) void revokeSession(config, over.refreshToken);
    if (!isTheirs) throw new SessionGone();
  });
  return step;
}
