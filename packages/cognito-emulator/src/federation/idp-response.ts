import { CognitoError } from "../cognito-error.ts";
import { federationCookie, federationCookies, setCookie } from "../managed-login/cookies.ts";
import { maySignIn } from "../managed-login/may-sign-in.ts";
import { finishSignIn } from "../managed-login/send-back.ts";
import type { Visit } from "../managed-login/visit.ts";
import { UntrustedRequest } from "../oauth/authorization-refusal.ts";
import {
  type AuthorizationRequest,
  providersFor,
  readAuthorizationRequest,
} from "../oauth/authorization-request.ts";
import type { Claims } from "../tokens/jwt.ts";
import type { Reply } from "../transport/reply.ts";
import { returnAddress } from "./begin-federation.ts";
import { ProviderUnreachable } from "./call-provider.ts";
import { exchangeCode } from "./exchange-code.ts";
import { federatedUser } from "./federated-user.ts";
import type { FederationAttempt } from "./federation-attempts.ts";
import { type IdentityProvider, OidcDetails } from "./identity-provider.ts";
import { mappedAttributes } from "./mapped-attributes.ts";
import { providerEndpoints } from "./provider-endpoints.ts";
import { providerRefusal } from "./provider-refusal.ts";
import { readUserInfo } from "./read-user-info.ts";
import { verifyIdToken } from "./verify-id-token.ts";

/**
 * GET /oauth2/idpresponse: a browser returns from a provider. The attempt must be this browser's and is good once; the
 * app's request is read anew, for settings may have changed meanwhile. Throws UntrustedRequest, AuthorizationRefusal.
 */
export async function idpResponse(visit: Visit): Promise<Reply> {
  const { login, query, headers } = visit;
  const state = query.get("state") ?? "";
  const attempt = login.attempts.take(state, federationCookies(headers.cookie).get(state));
  if (!attempt) throw new UntrustedRequest("federation");
  const request = readAuthorizationRequest(login.services.pools, new URLSearchParams(attempt.query));
  const { pool } = request;
  const provider = pool.identityProviders.get(attempt.providerName);
  if (!provider || pool.id !== attempt.poolId || !providersFor(request).includes(provider.name)) {
    throw new UntrustedRequest("federation");
  }
  const refuse = (text: string) => providerRefusal(request, provider.name, text);
  if (!isOfIssuer(query, provider, attempt)) throw refuse("the answer is another issuer's");
  const code = query.get("code");
  if (code === null) throw refuse(`400 ${providerFault(query)}`);

  const claims = await claimsFor(visit, request, provider, { code, nonce: attempt.nonce });
  const now = login.services.clock.now();
  try {
    const attributes = mappedAttributes(pool, provider, claims);
    const user = federatedUser(pool, { provider, userId: String(claims["sub"]), attributes, now });
    if (!maySignIn(user)) throw refuse("User is disabled.");
    return await finishSignIn(login, request, user, [setCookie(federationCookie(state), "", 0)]);
  } catch (error) {
    throw error instanceof CognitoError ? refuse(error.message) : error;
  }
}

/**
 * Whether an answer, a refusal too, is the provider's own and not one that another provider was made to give
 * (RFC 9207 section 2.4): what it names as issuer must be the issuer, and where it says it names one, it must.
 */
function isOfIssuer(
  query: URLSearchParams,
  { details }: IdentityProvider,
  attempt: FederationAttempt,
): boolean {
  const named = query.getAll("iss");
  if (named.length === 0) return !attempt.namesIssuer;
  return named.every((issuer) => issuer === details["oidc_issuer"]);
}

/** What the provider says of the person: the id token, and where there is one the userInfo endpoint. */
async function claimsFor(
  { login }: Visit,
  request: AuthorizationRequest,
  provider: IdentityProvider,
  { code, nonce }: { code: string; nonce: string },
): Promise<Claims> {
  const { callProvider, origin, services } = login;
  const refuse = (text: string) => providerRefusal(request, provider.name, text);
  const details = OidcDetails.parse(provider.details);
  try {
    const endpoints = await providerEndpoints(callProvider, provider.details);
    if (!endpoints) throw refuse("its endpoints are not known, or not https");
    const redirectUri = returnAddress(origin);
    const tokens = await exchangeCode(callProvider, endpoints.token, { code, redirectUri, details });
    if ("refused" in tokens) throw refuse(`${tokens.refused} error getting token`);
    const claims = await verifyIdToken(
      callProvider,
      { token: tokens.id_token, keysUrl: endpoints.keys },
      { issuer: details.oidc_issuer, clientId: details.client_id, nonce, now: services.clock.now() },
    );
    if (!claims) throw refuse("the id token is not valid");
    const more = await readUserInfo(callProvider, {
      url: endpoints.attributes,
      method: details.attributes_request_method,
      accessToken: tokens.access_token,
    });
    // Another person's attributes must not be taken for this one's (OpenID Connect Core section 5.3.2).
    if (more !== null && more["sub"] !== claims["sub"]) throw refuse("userInfo speaks of somebody else");
    return { ...more, ...claims };
  } catch (error) {
    throw error instanceof ProviderUnreachable ? refuse("it does not answer") : error;
  }
}

/** The provider's own error code, if it has the form of one: it ends up in the app's address bar. */
function providerFault(query: URLSearchParams): string {
  const fault = query.get("error") ?? "";
  return /^[a-z_]{1,64}$/.test(fault) ? fault : "invalid_request";
}
