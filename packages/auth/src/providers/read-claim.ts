import { refuse } from "../errors/auth-error.ts";
import type { JsonObject } from "../token/json-object.ts";

/** Tells whether a value is what a claim must be. */
type Fits<T> = (value: unknown) => value is T;

/**
 * Reads a claim that must be there. Not by a schema: every new token pays for this, and a schema for all claims at once takes
 * five times as long (docs/decisions/0012-signatures-on-node-crypto.md).
 * @throws AuthError `token_validation_failed` whose reason names the claim, and never its value
 */
export function requiredClaim<T>(claims: JsonObject, name: string, fits: Fits<T>): T {
  const value = claims[name];
  if (!fits(value)) throw refuse(`claim_malformed:${name}`);
  return value;
}

/** Reads a claim that may be absent, and is null then. @throws AuthError as `requiredClaim` does */
export function optionalClaim<T>(claims: JsonObject, name: string, fits: Fits<T>): T | null {
  return claims[name] === undefined ? null : requiredClaim(claims, name, fits);
}
