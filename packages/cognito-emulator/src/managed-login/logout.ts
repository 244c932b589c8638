import { UntrustedRequest } from "../oauth/authorization-refusal.ts";
import { readAuthorizationRequest, trustedClient } from "../oauth/authorization-request.ts";
import { redirect, withParameters } from "../oauth/redirect.ts";
import type { Reply } from "../transport/reply.ts";
import { readCookie, sessionCookie, setCookie } from "./cookies.ts";
import type { Visit } from "./visit.ts";

/**
 * GET /logout: ends the browser's session and leads to a registered `logout_uri`; or, with an authorization request
 * instead, back to the sign-in page. Tokens already issued live on, as on AWS. Throws UntrustedRequest.
 */
export function logout({ login, query, headers }: Visit): Reply {
  const { pool, client } = trustedClient(login.services.pools, query);
  const name = sessionCookie(pool);
  const target = query.get("logout_uri");
  const isRegistered = target !== null && client.settings.LogoutURLs?.includes(target) === true;
  if (target !== null && !isRegistered) throw new UntrustedRequest("logout");
  // Checked before anything ends: a link that leads nowhere should not sign people out either.
  if (target === null) readAuthorizationRequest(login.services.pools, query);
  login.sessions.close(readCookie(headers.cookie, name));
  const state = query.get("state") ?? undefined;
  const location = target === null ? `/login?${query.toString()}` : withState(target, state);
  return redirect(location, { "Set-Cookie": setCookie(name, "", 0) });
}

const withState = (target: string, state: string | undefined): string =>
  state === undefined ? target : withParameters(target, { state });
