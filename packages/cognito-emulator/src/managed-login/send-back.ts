import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import { implicitTokens } from "../oauth/implicit-tokens.ts";
import { redirect, withFragment, withParameters } from "../oauth/redirect.ts";
import type { User } from "../pool/user.ts";
import type { Reply } from "../transport/reply.ts";
import { sessionCookie, setCookie } from "./cookies.ts";
import { sessionLifetimeMs } from "./login-sessions.ts";
import type { ManagedLogin } from "./managed-login.ts";
import { standingOf } from "./may-sign-in.ts";

/**
 * Sends a signed-in browser back to the app, with a code that is worth tokens once, for five minutes; or, in the implicit
 * flow, with the tokens. Throws AuthorizationRefusal when a trigger refuses those.
 */
export async function sendBack(
  login: ManagedLogin,
  request: AuthorizationRequest,
  { user, signedInAt }: { user: User; signedInAt: number },
  headers: Reply["headers"] = {},
): Promise<Reply> {
  const { pool, client, redirectUri, state, scopes, nonce, codeChallenge } = request;
  if (request.responseType === "token") {
    const tokens = await implicitTokens(request, {
      user,
      authTime: signedInAt,
      now: login.services.clock.now(),
    });
    return redirect(withFragment(redirectUri, { ...tokens, state }), headers);
  }
  const code = login.codes.issue({
    poolId: pool.id,
    clientId: client.id,
    sub: user.sub,
    redirectUri,
    scopes,
    nonce,
    codeChallenge,
    authTime: signedInAt,
    standing: standingOf(user),
  });
  return redirect(withParameters(redirectUri, { code, state }), headers);
}

/** The end of a sign-in: a session for the next hour, and back to the app. `cookies` go along as they are. */
export function finishSignIn(
  login: ManagedLogin,
  request: AuthorizationRequest,
  user: User,
  cookies: readonly string[] = [],
): Promise<Reply> {
  const value = login.sessions.open(request.pool, user);
  const signedIn = { user, signedInAt: login.services.clock.now() };
  return sendBack(login, request, signedIn, {
    "Set-Cookie": [setCookie(sessionCookie(request.pool), value, sessionLifetimeMs), ...cookies],
  });
}
