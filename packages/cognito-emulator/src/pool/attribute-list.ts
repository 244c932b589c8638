import { z } from "zod";
import { AttributeName } from "./identifiers.ts";
import type { User } from "./user.ts";

/** AWS `AttributeType`, as clients send it. An empty value deletes the attribute. */
export const AttributeList = z.array(
  z.object({ Name: AttributeName, Value: z.string().max(2048).default("") }),
);
export type AttributeList = z.infer<typeof AttributeList>;

/** The list as a record; of a name given twice the last counts. */
export function toAttributes(list: AttributeList = []): Record<string, string> {
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
}

/** A user's attributes as AWS lists them: `sub` first. */
export function listAttributes(
  user: Pick<User, "sub">,
  attributes: Readonly<Record<string, string>>,
): { Name: string; Value: string }[] {
  return Object.entries({ sub: user.sub, ...attributes }).map(([Name, Value]) => ({ Name, Value }));
}
