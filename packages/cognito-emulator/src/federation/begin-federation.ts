import { randomBytes } from "node:crypto";
import { federationCookie, federationCookies, setCookie } from "../managed-login/cookies.ts";
import type { Visit } from "../managed-login/visit.ts";
import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import { redirect, withParameters } from "../oauth/redirect.ts";
import type { Reply } from "../transport/reply.ts";
import { ProviderUnreachable } from "./call-provider.ts";
import { attemptLifetimeMs } from "./federation-attempts.ts";
import { type IdentityProvider, OidcDetails } from "./identity-provider.ts";
import { providerEndpoints } from "./provider-endpoints.ts";
import { providerRefusal } from "./provider-refusal.ts";

/** Where every provider sends browsers back to; to be registered there. */
export const returnAddress = (origin: string): string => `${origin}/oauth2/idpresponse`;

/** Sends the browser to a provider, with a `state` that only this browser can bring back. Throws AuthorizationRefusal. */
export async function beginFederation(
  { login, headers }: Visit,
  request: AuthorizationRequest,
  provider: IdentityProvider,
): Promise<Reply> {
  const endpoints = await providerEndpoints(login.callProvider, provider.details).catch((error: unknown) => {
    if (error instanceof ProviderUnreachable) return null;
    throw error;
  });
  if (!endpoints) throw providerRefusal(request, provider.name, "its endpoints are not known, or not https");
  const { client_id, authorize_scopes } = OidcDetails.parse(provider.details);
  const nonce = randomBytes(24).toString("base64url");
  const browser = randomBytes(32).toString("base64url");
  const over = login.attempts.makeRoom(federationCookies(headers.cookie));
  const state = login.attempts.open({
    poolId: request.pool.id,
    providerName: provider.name,
    query: request.query.toString(),
    nonce,
    browser,
    namesIssuer: endpoints.namesIssuer,
  });
  const location = withParameters(endpoints.authorize, {
    client_id,
    redirect_uri: returnAddress(login.origin),
    response_type: "code",
    scope: authorize_scopes,
    state,
    nonce,
  });
  return redirect(location, {
    "Set-Cookie": [
      ...over.map((gone) => setCookie(federationCookie(gone), "", 0)),
      setCookie(federationCookie(state), browser, attemptLifetimeMs),
    ],
  });
}
