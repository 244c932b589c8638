import type { JsonObject } from "../token/json-object.ts";
import { isText } from "./claim-values.ts";
import { optionalClaim } from "./read-claim.ts";

/**
 * The e-mail address of an id token, and whether it was verified: a boolean from most providers, text where Cognito mapped
 * it from another. Only a clear yes counts as one.
 * @throws AuthError `token_validation_failed`
 */
export function emailOf(claims: JsonObject): {
  readonly email: string | null;
  readonly emailVerified: boolean;
} {
  const verified = claims["email_verified"];
  return {
    email: optionalClaim(claims, "email", isText) || null,
    emailVerified: verified === true || verified === "true",
  };
}
