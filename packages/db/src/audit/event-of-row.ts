import type { AuditEvent } from "@sekisho/contract/audit";
import type { auditEvents } from "../schema/audit-events.ts";

/** A row in the contract's words. */
export function eventOfRow(row: typeof auditEvents.$inferSelect): AuditEvent {
  return {
    id: row.id,
    // PostgreSQL has times that ECMAScript has not (infinity, before Christ). We wrote none: this one fits no hash.
    at: Number.isNaN(row.at.getTime()) ? "unreadable" : row.at.toISOString(),
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
