import { z } from "zod";
import { Timestamp } from "./timestamp.ts";
import { UserText } from "./user-text.ts";

export const itemNameMaxLength = 2000;

/** The name of an item: 1 to 2000 characters after the spaces around it are taken off. */
export const ItemName = UserText.max(itemNameMaxLength);

/** The largest id a PostgreSQL `integer` holds; larger ids are refused before the database is asked. */
export const ItemId = z.int32().positive();

export const Item = z.object({
  id: ItemId,
  name: z.string(),
  owner_sub: z.string(),
  created_at: Timestamp,
});
export type Item = z.infer<typeof Item>;

/** Newest first. `cursor` is the `next_cursor` of the page before. */
export const ListItemsInput = z.object({
  limit: z.int().min(1).max(100).default(20),
  cursor: ItemId.optional(),
});
export type ListItemsInput = z.infer<typeof ListItemsInput>;

export const ItemPage = z.object({ items: z.array(Item), next_cursor: ItemId.nullable() });
export type ItemPage = z.infer<typeof ItemPage>;

export const ItemByIdInput = z.object({ id: ItemId });
export type ItemByIdInput = z.infer<typeof ItemByIdInput>;

export const CreateItemInput = z.object({ name: ItemName });
export type CreateItemInput = z.infer<typeof CreateItemInput>;

export const UpdateItemInput = z.object({ id: ItemId, name: ItemName });
export type UpdateItemInput = z.infer<typeof UpdateItemInput>;

/** Who the caller is, as far as the token says: `email` is null for an access token, which carries none. */
export const ItemsMe = z.object({
  sub: z.string(),
  username: z.string(),
  email: z.string().nullable(),
  token_use: z.enum(["access", "id"]),
});
export type ItemsMe = z.infer<typeof ItemsMe>;
