import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { pressureBeat } from "./limits.ts";
import { pressureGauge } from "./pressure-gauge.ts";

/** Whether more is asked of this process than it can serve. */
export type Pressure = { readonly isOverloaded: () => boolean };

/** Looks at the event loop and at the line in front of the database, until the server is closed. */
export function watchPressure(app: FastifyInstance, { db, monotonicClock, log }: Deps): Pressure {
  const judge = pressureGauge();
  let isOverloaded = false;
  let last = monotonicClock.now();
  const beat = setInterval(() => {
    const now = monotonicClock.now();
    const { count, longestMs } = db.waiting();
    const reading = { loopLate: now - last - pressureBeat, databaseWait: longestMs };
    last = now;
    const before = isOverloaded;
    isOverloaded = judge(reading);
    if (before === isOverloaded) return;
    const facts = {
      loop_late_ms: Math.round(reading.loopLate),
      database_wait_ms: Math.round(reading.databaseWait),
      database_waiting: count,
    };
    if (isOverloaded) log.warn(facts, "overloaded: new requests are refused");
    else log.info(facts, "no longer overloaded");
  }, pressureBeat).unref();
  app.addHook("onClose", async () => clearInterval(beat));
  return { isOverloaded: () => isOverloaded };
}
