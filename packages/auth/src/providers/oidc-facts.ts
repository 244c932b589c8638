import { refuse } from "../errors/auth-error.ts";
import { highestRole } from "../principal/exact-role.ts";
import type { JsonObject } from "../token/json-object.ts";
import { isFilledText, isName, isNameOrNames, isNumericDate, isText } from "./claim-values.ts";
import { claimedNames } from "./claimed-names.ts";
import { emailOf } from "./email-of.ts";
import type { ClaimedGrants } from "./oidc.ts";
import { optionalClaim, requiredClaim } from "./read-claim.ts";
import { noScopes, scopesOf } from "./scopes-of.ts";
import { sharedFacts } from "./shared-facts.ts";
import type { TokenFacts, UserFacts } from "./token-facts.ts";

/** @throws AuthError `token_validation_failed` when these are not the claims of an access token (RFC 9068, section 2.2) */
export function oidcAccessFacts(claims: JsonObject, grants: ClaimedGrants): TokenFacts {
  // Only id tokens carry these (OpenID Connect Core 1.0, sections 2 and 3.1.3.6): one of them is no access token.
  if ("nonce" in claims || "at_hash" in claims || "c_hash" in claims) throw refuse("token_use_wrong");
  refuseSecurityEvent(claims);
  const facts = Object.assign(sharedFacts(claims), {
    tokenUse: "access",
    clientId: accessClientId(claims),
    audiences: audiencesOf(claims),
    scopes: scopesOf(claims),
    originJti: null,
  } as const);
  const username = optionalClaim(claims, "username", isName) ?? preferredUsername(claims);
  const authTime = optionalClaim(claims, "auth_time", isNumericDate);
  if (isMachine(facts, claims["gty"])) return Object.assign(facts, { kind: "machine" } as const);
  return Object.assign(facts, rightsOf(claims, grants), {
    kind: "user",
    username: username ?? facts.sub,
    authTime,
  } as const);
}

/** @throws AuthError `token_validation_failed` when these are not the claims of an id token for these clients */
export function oidcIdFacts(
  claims: JsonObject,
  grants: ClaimedGrants,
  clientIds: ReadonlySet<string>,
): UserFacts {
  refuseSecurityEvent(claims);
  const audiences = audiencesOf(claims);
  const [firstAudience = ""] = audiences;
  // OpenID Connect Core 1.0, section 3.1.3.7, rule 3: audiences that are not ours make it somebody else's token as well.
  if (!audiences.every((audience) => clientIds.has(audience))) throw refuse("audience_not_allowed");
  const facts = sharedFacts(claims);
  return Object.assign(facts, rightsOf(claims, grants), emailOf(claims), {
    kind: "user",
    tokenUse: "id",
    username: preferredUsername(claims) ?? facts.sub,
    authTime: optionalClaim(claims, "auth_time", isNumericDate),
    clientId: optionalClaim(claims, "azp", isFilledText) ?? firstAudience,
    audiences,
    scopes: noScopes,
    originJti: null,
  } as const);
}

/** `client_id`; `azp` where a provider writes that in its place. */
function accessClientId(claims: JsonObject): string {
  const azp = optionalClaim(claims, "azp", isFilledText);
  const clientId = optionalClaim(claims, "client_id", isFilledText) ?? azp;
  if (clientId === null) throw refuse("claim_malformed:client_id");
  // Two names, and which of them was given the token is anybody's guess.
  if (azp !== null && azp !== clientId) throw refuse("client_not_allowed");
  return clientId;
}

function audiencesOf(claims: JsonObject): readonly string[] {
  const audience = requiredClaim(claims, "aud", isNameOrNames);
  return isText(audience) ? [audience] : audience;
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

const preferredUsername = (claims: JsonObject) => optionalClaim(claims, "preferred_username", isName);

function rightsOf(claims: JsonObject, { roleClaim, groupsClaim }: ClaimedGrants) {
  return {
    role: highestRole(claimedNames(claims, roleClaim)),
    groups: claimedNames(claims, groupsClaim),
  };
}

/** RFC 9068, section 2.2 has `sub` name the client where nobody signed in; Auth0 writes `{client}@clients` and the grant. */
function isMachine({ sub, clientId }: { sub: string; clientId: string }, gty: unknown): boolean {
  return gty === "client-credentials" || sub === clientId || sub === `${clientId}@clients`;
}
