import type { z } from "zod";
import { refuse } from "../errors/auth-error.ts";
import { type JsonObject, withoutPrototype } from "../token/json-object.ts";

/** Reads claims by a schema. */
export type ClaimsReader<Schema extends z.ZodObject> = (claims: JsonObject) => z.infer<Schema>;

/**
 * Makes the reader of a schema. It throws an AuthError `token_validation_failed` whose reason names the first claim that
 * does not fit, and never its value.
 */
export function readerOf<Schema extends z.ZodObject>(schema: Schema): ClaimsReader<Schema> {
  return (claims) => {
    const parsed = schema.safeParse(claims);
    if (!parsed.success) throw refuse(`claim_malformed:${String(parsed.error.issues[0]?.path[0])}`);
    // A claim that is absent must not be found in a polluted Object.prototype.
    return withoutPrototype(parsed.data);
  };
}
