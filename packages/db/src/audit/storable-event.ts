import type { NewAuditEvent } from "./append-event.ts";

/** The event with texts that PostgreSQL gives back as they were: what is read must hash like what was written. */
export function storableEvent(event: NewAuditEvent): NewAuditEvent {
  const detail = Object.entries(event.detail).map(([name, value]) => [storable(name), storable(value)]);
  return {
    actor_sub: storable(event.actor_sub),
    actor_username: storable(event.actor_username),
    action: event.action,
    outcome: event.outcome,
    target: storable(event.target),
    reason: storable(event.reason),
    procedure: storable(event.procedure),
    request_id: storable(event.request_id),
    network: storable(event.network),
    repeated: event.repeated,
    detail: Object.fromEntries(detail),
  };
}

/** Well-formed Unicode without NUL (PostgreSQL, "Character Types"): anything else becomes U+FFFD. */
function storable<T extends string | null>(text: T): T {
  return (text?.toWellFormed().replaceAll("\0", "\ufffd") ?? null) as T; // as: null stays null, and text stays text
}
