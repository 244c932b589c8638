import { faults } from "../cognito-error.ts";
import { assertRequiredPresent, assertValidAttributes } from "../pool/attribute-values.ts";
import type { Pool } from "../pool/pool.ts";
import type { Claims } from "../tokens/jwt.ts";
import type { IdentityProvider } from "./identity-provider.ts";

/**
 * The attributes a provider's claims become, by the provider's mapping. A claim that is missing leaves an attribute out;
 * an object is no attribute. Throws InvalidParameterException for values the pool does not accept.
 */
export function mappedAttributes(
  pool: Pool,
  { mapping }: IdentityProvider,
  claims: Claims,
): Record<string, string> {
  const mapped = Object.entries(mapping).flatMap(([attribute, claim]) => {
    const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
    const isValue = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return attribute !== "username" && isValue && value !== "" ? [[attribute, String(value)] as const] : [];
  });
  const attributes = Object.fromEntries(mapped);
  if (Object.values(attributes).some((value) => value.length > 2048)) {
    throw faults.invalidParameter("A mapped attribute is too long.");
  }
  assertValidAttributes(pool, attributes);
  assertRequiredPresent(pool, attributes);
  return attributes;
}
