import { refuse } from "../errors/auth-error.ts";
import { highestRole } from "../principal/exact-role.ts";
import type { JsonObject } from "../token/json-object.ts";
import { scopesOf } from "../token/scopes-of.ts";
import { claimedNames } from "./claimed-names.ts";
import { readerOf } from "./claims-reader.ts";
import type { ClaimedGrants } from "./oidc.ts";
import { OidcAccessClaims, OidcIdClaims } from "./oidc-claims.ts";
import type { TokenFacts, UserFacts } from "./token-facts.ts";

const readAccessClaims = readerOf(OidcAccessClaims);
const readIdClaims = readerOf(OidcIdClaims);

/** @throws AuthError `token_validation_failed` when these are not the claims of an access token */
export function oidcAccessFacts(allClaims: JsonObject, grants: ClaimedGrants): TokenFacts {
  // Only id tokens carry these (OpenID Connect Core 1.0, sections 2 and 3.1.3.6): one of them is no access token.
  if ("nonce" in allClaims || "at_hash" in allClaims || "c_hash" in allClaims)
    throw refuse("token_use_wrong");
  refuseSecurityEvent(allClaims);
  const claims = readAccessClaims(allClaims);
  const clientId = claims.client_id ?? claims.azp;
  if (clientId === undefined) throw refuse("claim_malformed:client_id");
  // Two names, and which of them was given the token is anybody's guess.
  if (claims.azp !== undefined && claims.azp !== clientId) throw refuse("client_not_allowed");
  const shared = {
    ...sharedFacts(claims),
    tokenUse: "access",
    clientId,
    audiences: claims.aud,
    scopes: scopesOf(claims.scope),
  } as const;
  if (isMachine(claims, clientId)) return { ...shared, kind: "machine" };
  const person = personFacts(claims, allClaims, grants);
  return { ...shared, ...person, username: claims.username ?? person.username };
}

/** @throws AuthError `token_validation_failed` when these are not the claims of an id token for these clients */
export function oidcIdFacts(
  allClaims: JsonObject,
  grants: ClaimedGrants,
  clientIds: ReadonlySet<string>,
): UserFacts {
  refuseSecurityEvent(allClaims);
  const claims = readIdClaims(allClaims);
  const [firstAudience = ""] = claims.aud;
  // OpenID Connect Core 1.0, section 3.1.3.7, rule 3: audiences that are not ours make it somebody else's token as well.
  if (!claims.aud.every((audience) => clientIds.has(audience))) throw refuse("audience_not_allowed");
  return {
    ...sharedFacts(claims),
    ...personFacts(claims, allClaims, grants),
    tokenUse: "id",
    clientId: claims.azp ?? firstAudience,
    audiences: claims.aud,
    scopes: [],
    email: claims.email || null,
    emailVerified: claims.email_verified === true || claims.email_verified === "true",
  };
}

/**
 * A logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4) says all that an id token must say, and many
 * providers give it no `typ` of its own. What tells it is `events`, whose members are named by URIs (RFC 8417, section
 * 2.2); an app's own claim of that name looks different.
 */
function refuseSecurityEvent({ events }: JsonObject): void {
  if (typeof events !== "object" || events === null) return;
  if (Object.keys(events).some((name) => URL.canParse(name))) throw refuse("token_use_wrong");
}

type SharedClaims = { iss: string; sub: string; iat: number; exp: number; nbf?: number | undefined };

function sharedFacts({ iss, sub, iat, exp, nbf }: SharedClaims) {
  return { issuer: iss, sub, issuedAt: iat, expiresAt: exp, notBefore: nbf ?? null, originJti: null };
}

function personFacts(
  claims: { sub: string; preferred_username?: string | undefined; auth_time?: number | undefined },
  allClaims: JsonObject,
  { roleClaim, groupsClaim }: ClaimedGrants,
) {
  return {
    kind: "user",
    username: claims.preferred_username ?? claims.sub,
    role: highestRole(claimedNames(allClaims, roleClaim)),
    groups: claimedNames(allClaims, groupsClaim),
    authTime: claims.auth_time ?? null,
  } as const;
}

/** RFC 9068, section 2.2 has `sub` name the client where nobody signed in; Auth0 writes `{client}@clients` and the grant. */
function isMachine({ sub, gty }: { sub: string; gty?: unknown }, clientId: string): boolean {
  return gty === "client-credentials" || sub === clientId || sub === `${clientId}@clients`;
}
