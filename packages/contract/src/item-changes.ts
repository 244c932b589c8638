import { z } from "zod";
import { Item, ItemId } from "./items.ts";
import { Timestamp } from "./timestamp.ts";

/** What happened to one of the caller's items. */
export const ItemChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("created"), at: Timestamp, item: Item }),
  z.object({ kind: z.literal("renamed"), at: Timestamp, item: Item }),
  z.object({ kind: z.literal("deleted"), at: Timestamp, id: ItemId }),
]);
export type ItemChange = z.infer<typeof ItemChange>;

/**
 * An event of the stream `items.changes`. `reset` says: read the list now, then follow from here. It is the first event of
 * a stream that resumes nothing, and comes instead of changes that are no longer kept. Changes that the list already shows
 * may follow it.
 */
export const ItemEvent = z.discriminatedUnion("kind", [z.object({ kind: z.literal("reset") }), ItemChange]);
export type ItemEvent = z.infer<typeof ItemEvent>;

/** The `id` of the event received last. Without one the stream begins with a `reset`. */
export const ItemChangesInput = z.object({
  lastEventId: z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/)
    .optional(),
});
export type ItemChangesInput = z.infer<typeof ItemChangesInput>;
