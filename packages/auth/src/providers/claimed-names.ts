import { refuse } from "../errors/auth-error.ts";
import type { JsonObject } from "../token/json-object.ts";
import { isText, isTextList } from "./claim-values.ts";

/**
 * The names in a claim that an app has singled out for roles or groups: one string, an array of strings, or nothing.
 * @throws AuthError `token_validation_failed` for anything else: guessing what it meant would be guessing who may do what
 */
export function claimedNames(claims: JsonObject, claim: string | null): readonly string[] {
  const value = claim === null ? undefined : claims[claim];
  if (value === undefined) return [];
  if (isText(value)) return [value];
  if (isTextList(value)) return value;
  throw refuse("claim_malformed:grants");
}
