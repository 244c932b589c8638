import type { NewAuditEvent } from "../src/audit/append-event.ts";

/** An event of Bashō's, who disables somebody, unless said otherwise. */
export function auditEvent(said: Partial<NewAuditEvent> = {}): NewAuditEvent {
  return {
    actor_sub: "bashō",
    actor_username: "bashō",
    action: "user.disabled",
    outcome: "allowed",
    target: "x",
    reason: null,
    procedure: "admin.users.disable",
    request_id: null,
    network: "203.0.113.0/24",
    repeated: 1,
    detail: {},
    ...said,
  };
}
