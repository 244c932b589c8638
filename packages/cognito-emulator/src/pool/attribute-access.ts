import { faults } from "../cognito-error.ts";
import { standardReadable, standardWritable } from "./attribute-schema.ts";
import type { Client } from "./client.ts";
import type { Pool } from "./pool.ts";
import type { User } from "./user.ts";

/**
 * The attributes of `user` this client may see. Unset ReadAttributes mean the standard ones: a custom attribute must
 * be listed. `sub` is always readable and not among these.
 */
export function readableAttributes(pool: Pool, client: Client, user: User): Record<string, string> {
  const listed = client.settings.ReadAttributes;
  const readable = listed ? new Set(listed) : standardReadable;
  const inSchema = new Set(pool.schema.map(({ Name }) => Name));
  return Object.fromEntries(
    Object.entries(user.attributes).filter(([name]) => readable.has(name) && inSchema.has(name)),
  );
}

/**
 * Refuses an attribute that this client may not write for its user. Unset WriteAttributes mean the standard ones, so
 * nobody makes himself administrator through `custom:role`. Developer-only attributes and the verification marks are
 * never a user's to write, listed or not.
 * Throws NotAuthorizedException, or InvalidParameterException for a name outside the schema.
 */
export function assertClientMayWrite(pool: Pool, client: Client, names: Iterable<string>): void {
  const listed = client.settings.WriteAttributes;
  const writable = listed ? new Set(listed) : standardWritable;
  for (const name of names) {
    const attribute = pool.schema.find(({ Name }) => Name === name);
    if (!attribute) throw faults.attributeUnknown(name);
    const selfWritable = standardWritable.has(name) || name.startsWith("custom:");
    if (!writable.has(name) || !selfWritable) throw faults.attributeNotWritable();
  }
}
