import { issuerOf } from "../pool/pool.ts";
import type { PoolStore } from "../pool/pool-store.ts";
import { everyOrigin } from "./cors.ts";
import { jsonReply, type Reply } from "./reply.ts";

const path = /^\/([\w-]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;

/** The pool and document a path asks for, or null when the path is not a discovery document's. */
export function wellKnownDocument(pathname: string): { poolId: string; document: string } | null {
  const [, poolId, document] = path.exec(pathname) ?? [];
  return poolId && document ? { poolId, document } : null;
}

/** Answers `/{poolId}/.well-known/jwks.json` and `…/openid-configuration`. */
export function wellKnownReply(
  {
    pools,
    endpoint,
    managedLoginUrl,
  }: { pools: PoolStore; endpoint: string; managedLoginUrl: string | null },
  asked: { poolId: string; document: string },
): Reply {
  const reply = (status: number, body: object) => jsonReply(status, body, everyOrigin);
  const pool = pools.find(asked.poolId);
  if (!pool) return reply(404, { message: "User pool does not exist." });
  if (asked.document === "openid-configuration") {
    return reply(200, {
      ...discovery(issuerOf(pool), `${endpoint}/${pool.id}`),
      // Only what answers: a pool without a domain has no sign-in pages.
      ...(pool.domain && managedLoginUrl !== null && managedLoginEndpoints(managedLoginUrl)),
    });
  }
  pool.keySetTraffic.requests += 1;
  return pool.keySetTraffic.failing
    ? reply(503, { message: "Service Unavailable" })
    : reply(200, pool.keys.publicSet());
}

/** OpenID Connect Discovery 1.0 section 3, with the members AWS publishes. */
const discovery = (issuer: string, base: string) => ({
  issuer,
  jwks_uri: `${base}/.well-known/jwks.json`,
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
});

const managedLoginEndpoints = (url: string) => ({
  authorization_endpoint: `${url}/oauth2/authorize`,
  token_endpoint: `${url}/oauth2/token`,
  userinfo_endpoint: `${url}/oauth2/userInfo`,
  revocation_endpoint: `${url}/oauth2/revoke`,
  end_session_endpoint: `${url}/logout`,
  response_types_supported: ["code", "token"],
  grant_types_supported: ["authorization_code", "implicit", "refresh_token", "client_credentials"],
  code_challenge_methods_supported: ["S256"],
  scopes_supported: ["openid", "email", "phone", "profile"],
  token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
});
