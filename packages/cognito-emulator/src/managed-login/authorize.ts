import { beginFederation } from "../federation/begin-federation.ts";
import { type IdentityProvider, providerOfIdentifier } from "../federation/identity-provider.ts";
import { AuthorizationRefusal } from "../oauth/authorization-refusal.ts";
import {
  type AuthorizationRequest,
  providersFor,
  readAuthorizationRequest,
} from "../oauth/authorization-request.ts";
import { redirect } from "../oauth/redirect.ts";
import { ownUsers } from "../pool/oauth-client-rules.ts";
import type { Reply } from "../transport/reply.ts";
import { readCookie, sessionCookie } from "./cookies.ts";
import { sendBack } from "./send-back.ts";
import type { Visit } from "./visit.ts";

/**
 * GET /oauth2/authorize: back to the app at once where the browser is signed in, else to the sign-in page or to the
 * provider the app named. Throws UntrustedRequest, AuthorizationRefusal.
 */
export async function authorize(visit: Visit): Promise<Reply> {
  const { login, query, headers } = visit;
  const request = readAuthorizationRequest(login.services.pools, query);
  const providers = providersFor(request);
  const named = namedProvider(request);
  if (named !== null && !providers.includes(named === ownUsers ? ownUsers : named.name)) {
    throw new AuthorizationRefusal(request, "invalid_request", "The identity provider is not available");
  }
  if (named !== null && named !== ownUsers && !request.prompt.includes("none")) {
    return beginFederation(visit, request, named);
  }
  const cookie = readCookie(headers.cookie, sessionCookie(request.pool));
  const session = login.sessions.find(request.pool, cookie);
  if (request.prompt.includes("none")) {
    if (!session) throw new AuthorizationRefusal(request, "login_required", "Nobody is signed in");
    return sendBack(login, request, session);
  }
  const asksAnew = request.prompt.includes("login") || request.prompt.includes("select_account");
  return session && !asksAnew ? sendBack(login, request, session) : redirect(`/login?${query.toString()}`);
}

/** The provider the app asks for; null when it leaves the choice to the person. Throws AuthorizationRefusal. */
function namedProvider(request: AuthorizationRequest): IdentityProvider | typeof ownUsers | null {
  const { pool, query } = request;
  const name = query.get("identity_provider");
  const identifier = query.get("idp_identifier");
  if (name === null && identifier === null) return null;
  if (name === ownUsers) return ownUsers;
  const provider =
    name === null ? providerOfIdentifier(pool, identifier ?? "") : pool.identityProviders.get(name);
  if (!provider) {
    throw new AuthorizationRefusal(request, "invalid_request", "The identity provider is not known");
  }
  return provider;
}
