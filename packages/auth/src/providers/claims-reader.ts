import type { z } from "zod";
import { refuse } from "../errors/auth-error.ts";
import type { JsonObject } from "../token/json-object.ts";

/** Reads claims by a schema. */
export type ClaimsReader<Schema extends z.ZodObject> = (claims: JsonObject) => z.infer<Schema>;

/**
 * Makes the reader of a schema. It throws an AuthError `token_validation_failed` whose reason names the first claim that
 * does not fit, and never its value.
 */
export function readerOf<Schema extends z.ZodObject>(schema: Schema): ClaimsReader<Schema> {
  const names = Object.keys(schema.shape);
  return (claims) => {
    const { data, error } = schema.safeParse(claims);
    if (error) throw refuse(`claim_malformed:${String(error.issues[0]?.path[0])}`);
    return ownMembers(data, names);
  };
}

/** Every claim as the object's own, absent ones included: a polluted Object.prototype has nothing to add. */
function ownMembers<T extends object>(data: T, names: readonly string[]): T {
  const own: Record<string, unknown> = {};
  for (const name of names) own[name] = Object.hasOwn(data, name) ? data[name as keyof T] : undefined; // as: a name of the schema
  return own as T; // as: the same members
}
