import { sql } from "drizzle-orm";
import type { Rows } from "../rows.ts";
import { auditChain } from "../schema/audit-chain.ts";
import { auditEvents } from "../schema/audit-events.ts";

/** Where a chain ends: how many events there are, and the hash of the last. Noted elsewhere, it is an anchor. */
export type ChainHead = { readonly length: number; readonly hash: string };

/** The head as the database keeps it, null where its row is gone, and the number of the last event there really is. */
type FoundHead = { readonly length: number | null; readonly hash: string | null; readonly last: number };

/** Both in one statement, so that what is added meanwhile is in both or in neither. */
export async function readHead(rows: Rows): Promise<FoundHead> {
  const [found] = await rows
    .select({ last: sql<number>`last`, length: auditChain.length, hash: auditChain.hash })
    .from(sql`(select coalesce(max(${auditEvents.id}), 0) as last from ${auditEvents}) as found`)
    .leftJoin(auditChain, sql`true`);
  if (found === undefined) throw new Error("max() answered no row");
  return found;
}
