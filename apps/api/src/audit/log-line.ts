import type { NewAuditEvent } from "@sekisho/db";
import { hashSubject } from "../logging/hash-subject.ts";

/** An event as the log keeps it: nobody by name, and nothing that does not apply. */
export function logLine(event: NewAuditEvent): Record<string, unknown> {
  const { action, outcome, repeated, actor_sub, reason, procedure, request_id, network, detail } = event;
  return {
    action,
    outcome,
    ...(reason === null ? {} : { reason }),
    ...(procedure === null ? {} : { procedure }),
    ...(network === null ? {} : { network }),
    ...(actor_sub === null ? {} : { subject: hashSubject(actor_sub) }),
    ...(request_id === null ? {} : { request_id }),
    ...(repeated === 1 ? {} : { repeated }),
    ...(Object.keys(detail).length === 0 ? {} : { detail }),
  };
}
