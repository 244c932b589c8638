import type { Database, NewAuditEvent } from "@sekisho/db";
import type { FastifyBaseLogger } from "fastify";
import type { Clock } from "../clock.ts";
import { ApiError } from "../trpc/api-error.ts";
import { countedEvent, countOn, type HeldEvent, likenessOf } from "./held-event.ts";
import { logLine } from "./log-line.ts";

/** For this long after an event was written the like of it is counted, in milliseconds. */
export const countedFor = 60_000;

/** How many different events are counted at once. Their counts must be written within the moments of a stop. */
export const maxHeld = 256;

/** The audit trail as procedures write it. A promise that resolves means: durable. */
export type Trail = {
  /** @throws ApiError `service_unavailable` when it cannot be written: then it must not happen either */
  write(event: NewAuditEvent): Promise<void>;
  /** As `write`, but the like of it is counted for a minute, and written as one further event. */
  writeOnce(event: NewAuditEvent): Promise<void>;
  /** As `writeOnce`, for what has happened in any case. Never rejects: what could not be written is in the log. */
  note(event: NewAuditEvent): Promise<void>;
  /** Writes the counts whose minute is over. */
  writeDue(): Promise<void>;
  /** Writes all counts. */
  close(): Promise<void>;
};

type TrailDeps = {
  readonly db: { readonly audit: Pick<Database["audit"], "append"> };
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
};

/** The trail over a database. Counts are this process's own, and gone if it is killed; the events before them are not. */
export function createTrail({ db, clock, log }: TrailDeps): Trail {
  const held = new Map<string, HeldEvent>();
  /** Events that the log alone holds, since the trail took none any more. */
  let unwritten = 0;

  async function write(event: NewAuditEvent): Promise<void> {
    try {
      const { id, hash } = await db.audit.append(event);
      if (unwritten > 0) log.info({ unwritten }, "the audit trail is written again");
      unwritten = 0;
      // Outside of the database's reach, this line is what a chain that was made anew is found out by.
      log.info({ ...logLine(event), audit_id: id, audit_hash: hash }, "audit");
    } catch (err) {
      // An outage is one error with its stack, however many are refused meanwhile.
      if (unwritten === 0) log.error({ err }, "the audit trail takes no events: they are in the log alone");
      noteUnwritten(event);
      throw new ApiError("service_unavailable", {}, { cause: err });
    }
  }

  function noteUnwritten(event: NewAuditEvent): void {
    unwritten++;
    log.warn(logLine(event), "the audit trail could not be written");
  }

  function hold(likeness: string, event: NewAuditEvent): Promise<void> {
    const entry: HeldEvent = {
      event,
      since: clock.now(),
      written: write(event),
      count: 0,
      names: new Set<string>(),
    };
    held.set(likeness, entry);
    // What was not written has no like: the next one is tried again. What waited for it meanwhile has no event either.
    entry.written.catch(() => {
      if (held.get(likeness) !== entry) return;
      held.delete(likeness);
      if (entry.count > 0) noteUnwritten(countedEvent(entry));
    });
    return entry.written;
  }

  const isOver = ({ since }: HeldEvent) => Math.abs(clock.now() - since) >= countedFor;

  async function letGo(likeness: string, entry: HeldEvent): Promise<void> {
    // Somebody else may have let go of it meanwhile, and hold the next one under the same name.
    if (held.get(likeness) !== entry) return;
    held.delete(likeness);
    if (entry.count > 0) await write(countedEvent(entry)).catch(() => undefined);
  }

  async function once(likeness: string, event: NewAuditEvent): Promise<void> {
    const entry = held.get(likeness);
    if (entry === undefined) return hold(likeness, event);
    if (isOver(entry)) {
      const before = letGo(likeness, entry);
      await Promise.all([before, hold(likeness, event)]);
      return;
    }
    countOn(entry, event);
    await entry.written;
  }

  const isFull = (likeness: string) => held.size >= maxHeld && !held.has(likeness);

  const letGoOf = async (which: (entry: HeldEvent) => boolean) => {
    const chosen = [...held].filter(([, entry]) => which(entry));
    for (const [likeness, entry] of chosen) await letGo(likeness, entry);
  };

  return {
    write,
    writeOnce: (event) => (isFull(likenessOf(event)) ? write(event) : once(likenessOf(event), event)),
    async note(event) {
      const likeness = likenessOf(event);
      await (isFull(likeness) ? once("overflow", overflow) : once(likeness, event)).catch(() => undefined);
    },
    writeDue: () => letGoOf(isOver),
    close: () => letGoOf(() => true),
  };
}

/** Stands for all that was too various to be counted apart: who is flooded reads the rest in the log. */
const overflow: NewAuditEvent = {
  actor_sub: null,
  actor_username: null,
  action: "audit.overflow",
  outcome: "denied",
  target: null,
  reason: "too_various",
  procedure: null,
  request_id: null,
  network: null,
  repeated: 1,
  detail: {},
};
