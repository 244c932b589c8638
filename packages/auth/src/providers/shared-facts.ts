import type { JsonObject } from "../token/json-object.ts";
import { isFilledText, isName, isNumericDate } from "./claim-values.ts";
import { optionalClaim, requiredClaim } from "./read-claim.ts";

/**
 * What every token of every provider must say (RFC 7519, section 4.1). Claims that nobody reads are not believed.
 * Providers add what is theirs with `Object.assign`: spreading these takes ten times as long, for every new token.
 * @throws AuthError `token_validation_failed`
 */
export const sharedFacts = (claims: JsonObject) => ({
  issuer: requiredClaim(claims, "iss", isFilledText),
  sub: requiredClaim(claims, "sub", isName),
  expiresAt: requiredClaim(claims, "exp", isNumericDate),
  issuedAt: requiredClaim(claims, "iat", isNumericDate),
  notBefore: optionalClaim(claims, "nbf", isNumericDate),
});
