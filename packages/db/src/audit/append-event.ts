import type { AuditEvent } from "@sekisho/contract/audit";
import { sql } from "drizzle-orm";
import type { Rows } from "../rows.ts";
import { auditChain } from "../schema/audit-chain.ts";
import { auditEvents } from "../schema/audit-events.ts";
import { eventHash } from "./event-hash.ts";
import { storableEvent } from "./storable-event.ts";

/** An event before the chain has given it a place, a time and a hash. */
export type NewAuditEvent = Omit<AuditEvent, "id" | "at" | "hash">;

type Head = { length: number; hash: string; at: string };

// The time is read behind the lock: events are in the order of their times as long as the clock is.
const lockHead = sql`
  with head as materialized (select length, hash from ${auditChain} for update)
  select length, hash, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from head`;

/**
 * Adds an event to the end of the chain, in a transaction that is under way: whoever else adds one waits until it ends.
 * Nobody reads the row back: in nobody's name there is none to read.
 */
export async function appendEvent(rows: Rows, given: NewAuditEvent): Promise<AuditEvent> {
  const found = await rows.execute(lockHead);
  const [head] = (found as unknown as { rows: Head[] }).rows; // as: Drizzle types no raw answer over both engines
  if (head === undefined) throw new Error("the audit trail has lost its head");
  const stored = { ...storableEvent(given), at: head.at };
  const event = { ...stored, id: head.length + 1, hash: eventHash(head.hash, stored) };
  await rows.insert(auditEvents).values({
    ...event,
    at: new Date(event.at),
    actorSub: event.actor_sub,
    actorUsername: event.actor_username,
    requestId: event.request_id,
  });
  await rows.update(auditChain).set({ length: event.id, hash: event.hash });
  return event;
}
