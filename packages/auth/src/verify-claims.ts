import { refuse } from "./auth-error.ts";
import { AccessClaims, IdClaims, type TokenClaims } from "./claims.ts";
import { type JsonObject, withoutPrototype } from "./json-object.ts";
import type { TokenUse } from "./token-use.ts";

/** How far the pool's clock and ours may be apart, in seconds. */
export const clockSkewSeconds = 60;

/** What the claims of a token must agree with. */
export type ClaimRules = {
  readonly issuers: ReadonlySet<string>;
  readonly tokenUse: TokenUse;
  /** null: tokens of every app client of the pool are accepted. */
  readonly clientIds: ReadonlySet<string> | null;
};

/**
 * Checks what a token with a good signature says: RFC 7519, section 4.1, and what Cognito adds.
 * @param now seconds since 1970
 * @throws AuthError `token_validation_failed`
 */
export function verifyClaims(allClaims: JsonObject, rules: ClaimRules, now: number): TokenClaims {
  // First of all: an id token must not be measured by the rules of an access token (RFC 8725, section 3.12).
  if (allClaims["token_use"] !== rules.tokenUse) throw refuse("token_use_wrong");
  const claims = rules.tokenUse === "access" ? readAccessClaims(allClaims) : readIdClaims(allClaims);

  if (!rules.issuers.has(claims.iss)) throw refuse("issuer_not_allowed");
  const clientId = claims.token_use === "access" ? claims.client_id : claims.aud;
  if (rules.clientIds !== null && !rules.clientIds.has(clientId)) throw refuse("client_not_allowed");
  if (now >= claims.exp + clockSkewSeconds) throw refuse("expired");
  if (claims.nbf !== undefined && claims.nbf > now + clockSkewSeconds) throw refuse("not_yet_valid");
  if (claims.iat > now + clockSkewSeconds) throw refuse("issued_in_the_future");
  return claims;
}

function readAccessClaims(allClaims: JsonObject): AccessClaims {
  const { data, error } = AccessClaims.safeParse(allClaims);
  if (error) throw refuse(`claim_malformed:${error.issues[0]?.path[0] as keyof AccessClaims}`); // as: the schema's own names
  return withoutPrototype(data);
}

function readIdClaims(allClaims: JsonObject): IdClaims {
  const { data, error } = IdClaims.safeParse(allClaims);
  if (error) throw refuse(`claim_malformed:${error.issues[0]?.path[0] as keyof IdClaims}`); // as: the schema's own names
  return withoutPrototype(data);
}
