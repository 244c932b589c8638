import type { AuditEvent } from "@sekisho/contract/users";
import { desc, sql } from "drizzle-orm";
import { oncePer } from "../once-per.ts";
import type { AsCaller, Overseeing } from "../row-scope.ts";
import type { Rows } from "../rows.ts";
import { auditEvents } from "../schema/audit-events.ts";

/** Adds and reads; nothing here changes or removes an event. */
export type AuditRepository = {
  /** In the name of `actor_sub`: PostgreSQL takes no event in another's. */
  append(event: Omit<AuditEvent, "id" | "at">): Promise<AuditEvent>;
  /** Everybody's, newest first. */
  recent(limit: number): Promise<AuditEvent[]>;
};

const recent = oncePer((rows: Rows) =>
  rows
    .select()
    .from(auditEvents)
    .orderBy(desc(auditEvents.id))
    .limit(sql.placeholder("limit"))
    .prepare("audit_recent"),
);

export function auditRepository(asCaller: AsCaller, overseeing: Overseeing): AuditRepository {
  return {
    async append(event) {
      const [row] = await asCaller(event.actor_sub, (rows) =>
        rows
          .insert(auditEvents)
          .values({
            actorSub: event.actor_sub,
            actorUsername: event.actor_username,
            action: event.action,
            targetUsername: event.target_username,
            detail: event.detail,
          })
          .returning(),
      );
      if (!row) throw new Error("INSERT … RETURNING answered no row");
      return toEvent(row);
    },
    async recent(limit) {
      return (await overseeing((rows) => recent(rows).execute({ limit }))).map(toEvent);
    },
  };
}

function toEvent(row: typeof auditEvents.$inferSelect): AuditEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor_sub: row.actorSub,
    actor_username: row.actorUsername,
    action: row.action,
    target_username: row.targetUsername,
    detail: row.detail,
  };
}
