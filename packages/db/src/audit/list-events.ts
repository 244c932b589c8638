import type { AuditPage, ListAuditInput } from "@sekisho/contract/audit";
import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import type { Rows } from "../rows.ts";
import { auditEvents } from "../schema/audit-events.ts";
import { shownEvent } from "./shown-event.ts";

/** A page of events, newest first. An action also stands for its family: "user" for every "user.…". */
export async function listEvents(rows: Rows, asked: ListAuditInput): Promise<AuditPage> {
  const { limit, cursor, action, outcome, actor } = asked;
  const found = await rows
    .select()
    .from(auditEvents)
    .where(
      and(
        cursor === undefined ? undefined : lt(auditEvents.id, cursor),
        action === undefined
          ? undefined
          : or(eq(auditEvents.action, action), sql`starts_with(${auditEvents.action}, ${`${action}.`})`),
        outcome === undefined ? undefined : eq(auditEvents.outcome, outcome),
        actor === undefined
          ? undefined
          : or(eq(auditEvents.actorSub, actor), eq(auditEvents.actorUsername, actor)),
      ),
    )
    .orderBy(desc(auditEvents.id))
    // One row more than the page says whether there is a next one.
    .limit(limit + 1);
  const events = found.slice(0, limit).map(shownEvent);
  return { events, next_cursor: found.length > limit ? (events.at(-1)?.id ?? null) : null };
}
