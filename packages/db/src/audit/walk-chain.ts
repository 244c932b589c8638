import type { AuditEvent } from "@sekisho/contract/audit";
import { and, asc, gte, lte } from "drizzle-orm";
import type { Overseeing } from "../row-scope.ts";
import { auditEvents } from "../schema/audit-events.ts";
import { eventOfRow } from "./event-of-row.ts";

const pageLength = 1_000;

/** The least an id can be: a row that somebody numbered below 1 is met as well. */
const leastId = -2_147_483_648;

/** Every event up to `last`, oldest first. A page at a time: a trail may be larger than the memory, and others wait. */
export async function* walkChain(overseeing: Overseeing, last: number): AsyncGenerator<AuditEvent> {
  for (let from = leastId; ; ) {
    const after = from;
    const page = await overseeing((rows) =>
      rows
        .select()
        .from(auditEvents)
        .where(and(gte(auditEvents.id, after), lte(auditEvents.id, last)))
        .orderBy(asc(auditEvents.id))
        .limit(pageLength),
    );
    for (const row of page) yield eventOfRow(row);
    const end = page.at(-1);
    if (end === undefined || page.length < pageLength) return;
    from = end.id + 1;
  }
}
