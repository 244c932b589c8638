import { type AuditEvent, unreadableTime } from "@sekisho/contract/audit";
import type { auditEvents } from "../schema/audit-events.ts";

/** A row in the contract's words. */
export function eventOfRow(row: typeof auditEvents.$inferSelect): AuditEvent {
  return {
    id: row.id,
    at: textOf(row.at),
    actor_sub: row.actorSub,
    actor_username: row.actorUsername,
    action: row.action,
    outcome: row.outcome,
    target: row.target,
    reason: row.reason,
    procedure: row.procedure,
    request_id: row.requestId,
    network: row.network,
    repeated: row.repeated,
    detail: row.detail,
    hash: row.hash,
  };
}

/** PostgreSQL has times that the contract has not (infinity, before Christ). We wrote none: this one fits no hash. */
function textOf(at: Date): AuditEvent["at"] {
  const text = Number.isNaN(at.getTime()) ? unreadableTime : at.toISOString();
  return /^\d{4}-/.test(text) ? text : unreadableTime;
}
