import type { z } from "zod";
import { refuse } from "../errors/auth-error.ts";
import type { JsonObject } from "../token/json-object.ts";
import { withoutPrototype } from "../token/json-object.ts";

/**
 * Reads claims by a schema.
 * @throws AuthError `token_validation_failed`, its reason naming the first claim that does not fit, never its value
 */
export function readWith<Schema extends z.ZodObject>(schema: Schema, claims: JsonObject): z.infer<Schema> {
  const { data, error } = schema.safeParse(claims);
  if (error) throw refuse(`claim_malformed:${String(error.issues[0]?.path[0])}`);
  return withoutPrototype(data);
}
