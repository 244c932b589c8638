import { setTimeout as pause } from "node:timers/promises";
import type { Counted, Database } from "@sekisho/db";
import type { FastifyBaseLogger } from "fastify";
import { oneMinute, tableAvoidedFor } from "./limits.ts";
import type { MonotonicNow } from "./rate-counter.ts";

/** The shared table of counts, behind a time limit: nobody's request waits longer for it, or fails because of it. */
export type TableAccess = {
  /** Null when the table does not answer in time, or did not a moment ago. */
  readonly add: (additions: ReadonlyMap<string, number>) => Promise<readonly Counted[] | null>;
  readonly forgetEnded: () => void;
};

/** `patience`: how many milliseconds an answer is waited for. */
export function tableAccess(
  counters: Database["counters"],
  now: MonotonicNow,
  log: FastifyBaseLogger,
  patience: number,
): TableAccess {
  let isApart = false;
  let avoidedUntil = Number.NEGATIVE_INFINITY;

  const lost = (err: unknown) => {
    avoidedUntil = now() + tableAvoidedFor;
    if (!isApart) log.warn({ err }, "the shared rate limits do not answer: this process counts for itself");
    isApart = true;
  };

  return {
    async add(additions) {
      if (now() < avoidedUntil) return null;
      // While it is gone one asks for all: the others need not wait each for itself to find out.
      if (isApart) avoidedUntil = now() + tableAvoidedFor;
      try {
        const counted = await inTime(counters.add(additions, oneMinute), patience);
        if (isApart) log.info("the shared rate limits answer again");
        isApart = false;
        avoidedUntil = Number.NEGATIVE_INFINITY;
        return counted;
      } catch (err) {
        lost(err);
        return null;
      }
    },
    forgetEnded() {
      if (!isApart) counters.forgetEnded().catch(() => undefined); // the next one forgets as well
    },
  };
}

async function inTime<T>(answer: Promise<T>, patience: number): Promise<T> {
  const over = new AbortController();
  const tooLate = pause(patience, undefined, { signal: over.signal, ref: false }).then(
    () => Promise.reject(new Error("no answer in time")),
    () => new Promise<never>(() => undefined), // answered in time
  );
  return await Promise.race([answer, tooLate]).finally(() => over.abort());
}
