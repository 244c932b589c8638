import type { NewAuditEvent } from "@sekisho/db";

/** How many names are told apart; more of them say nothing new. */
const maxNames = 100;

/** An event that was written down, and how often the like has happened since. */
export type HeldEvent = {
  readonly event: NewAuditEvent;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Settles with the writing of the event itself. */
  readonly written: Promise<void>;
  count: number;
  readonly names: Set<string>;
};

/** One more of the like. */
export function countOn(held: HeldEvent, { detail: { name_mark: name } }: NewAuditEvent): void {
  held.count++;
  if (name && held.names.size < maxNames) held.names.add(name);
}

/** The further event that stands for all that were counted: of several requests, and of several names. */
export function countedEvent({ event, count, names }: HeldEvent): NewAuditEvent {
  const { name_mark: _one, ...detail } = event.detail;
  const told = names.size === 0 ? {} : { names: String(names.size) };
  return { ...event, request_id: null, repeated: count, detail: { ...detail, ...told } };
}

/** Alike is what the same caller, from the same network, met for the same reason, the pool's own word for it included. */
export const likenessOf = (event: NewAuditEvent): string =>
  JSON.stringify([
    event.actor_sub,
    event.network,
    event.action,
    event.outcome,
    event.procedure,
    event.reason,
    event.target,
    event.detail["pool"] ?? null,
  ]);
