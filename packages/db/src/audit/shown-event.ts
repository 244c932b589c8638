import { AuditEvent } from "@sekisho/contract/audit";
import type { auditEvents } from "../schema/audit-events.ts";
import { eventOfRow } from "./event-of-row.ts";

/** In place of a detail of another form than the trail's: somebody has changed it in the database. */
const unreadableDetail = { unreadable: null };

/** A row for whoever reads the trail. One that was tampered with is shown as such, and hides none of the others. */
export function shownEvent(row: typeof auditEvents.$inferSelect): AuditEvent {
  const event = eventOfRow(row);
  const { success } = AuditEvent.shape.detail.safeParse(event.detail);
  return success ? event : { ...event, detail: unreadableDetail };
}
