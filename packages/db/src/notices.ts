import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Rows } from "./rows.ts";

/** What instances tell each other about. PostgreSQL carries it (NOTIFY), so the names are channels of the database. */
export const channels = ["sekisho_revocations", "sekisho_item_changes"] as const;
export type Channel = (typeof channels)[number];

/** `about` is what the teller said; null says: look for yourself, something may have been missed. */
export type Hear = (about: string | null) => void;

/**
 * Calls `hear` for every notice on the channel, from whichever instance, and with null when listening begins and whenever
 * it has begun anew after a loss. A notice says "look" and holds no facts: it may come twice, or late, or not at all where a
 * pooler shares connections. Whoever must know by a given time looks by himself as well.
 * Answers how to stop listening.
 */
export type Listen = (channel: Channel, hear: Hear) => () => void;

/** Tells everybody who listens, once the transaction of `rows` is committed and not before. */
export async function tell(rows: Rows, channel: Channel, about: string): Promise<void> {
  await rows.execute(sql`select ${telling(channel, about)}`);
}

/** The same as a part of another statement, which saves a round trip. */
export const telling = (channel: Channel, about: string | SQLWrapper): SQL =>
  sql`pg_notify(${channel}, ${about})`;
