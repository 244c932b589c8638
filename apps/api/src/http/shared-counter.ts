import type { Database } from "@sekisho/db";
import type { FastifyBaseLogger } from "fastify";
import { type CountWindow, countWindows, hashedKey } from "./count-windows.ts";
import { exchangedAtOnce, exchangeInterval, exchangePortion, forgetInterval, oneMinute } from "./limits.ts";
import type { MonotonicNow, RateCounter } from "./rate-counter.ts";
import { tableAccess } from "./table-access.ts";

/**
 * Counts together with all other instances, through PostgreSQL. A hit that is counted exactly asks the table; the others
 * are told to it in bundles, a moment later, and what everybody else did meanwhile comes back (decision 19).
 * While the table does not answer, for so many milliseconds of `patience`, this process goes on by itself from what it knows.
 */
export function sharedCounter(
  counters: Database["counters"],
  now: MonotonicNow,
  log: FastifyBaseLogger,
  patience: number,
): RateCounter {
  const windows = countWindows(now);
  const table = tableAccess(counters, now, log, patience);
  /** Windows with hits that the table is still to be told. */
  const untold = new Map<string, CountWindow>();
  let nextExchange: NodeJS.Timeout | undefined;
  let isExchanging = false;

  async function exchange(): Promise<void> {
    const bundle = new Map([...untold].slice(0, exchangedAtOnce));
    const told = new Map<string, { readonly window: CountWindow; readonly hits: number }>();
    for (const [key, window] of bundle) {
      untold.delete(key);
      if (window.endsAt > now()) told.set(hashedKey(key), { window, hits: window.untold });
      window.known += window.untold;
      window.untold = 0;
    }
    if (told.size === 0) return;
    const askedAt = now();
    const answers = await table.add(new Map([...told].map(([key, { hits }]) => [key, hits])));
    for (const answer of answers ?? []) {
      const entry = told.get(answer.key);
      if (entry !== undefined) learn(entry.window, answer, askedAt);
    }
    if (answers !== null) return;
    for (const { window, hits } of told.values()) {
      window.known -= hits;
      window.apart += hits;
    }
  }

  /** One at a time: what comes in meanwhile is the next one's. */
  function startExchange(): void {
    if (isExchanging) return;
    clearTimeout(nextExchange);
    nextExchange = undefined;
    isExchanging = true;
    void exchange().finally(() => {
      isExchanging = false;
      if (untold.size >= exchangedAtOnce) startExchange();
      else if (untold.size > 0) exchangeSoon();
    });
  }

  function exchangeSoon(): void {
    if (!isExchanging) nextExchange ??= setTimeout(startExchange, exchangeInterval).unref();
  }

  const forgetting = setInterval(() => table.forgetEnded(), forgetInterval).unref();

  return {
    async countExactly(key, max) {
      const window = windows.at(key);
      const atLeast = () => Math.max(window.known, window.asked) + window.apart;
      const { ttl } = windows.countOf(window);
      // Nobody need be asked about what is refused anyway: a flood costs no statement beyond those that are let through.
      if (atLeast() >= max) return { current: max + 1, ttl };
      const askedAt = now();
      window.asked++;
      const answers = await table.add(new Map([[hashedKey(key), 1]]));
      const answer = answers?.[0];
      if (answer === undefined) {
        window.asked--;
        window.apart++;
        return { current: atLeast(), ttl };
      }
      learn(window, answer, askedAt);
      return { ...windows.countOf(window), current: answer.count + window.apart };
    },
    countNearly(key, max) {
      const window = windows.at(key);
      // The table need not hear how far beyond its limit somebody is.
      if (windows.countOf(window).current <= max) {
        window.untold++;
        untold.set(key, window);
        if (window.untold >= max * exchangePortion) startExchange();
        else exchangeSoon();
      }
      return windows.countOf(window);
    },
    close() {
      clearTimeout(nextExchange);
      clearInterval(forgetting);
    },
  };

  /** The table's window is everybody's, unless this process counted something that the table does not know. */
  function learn(
    window: CountWindow,
    { count, endsIn }: { count: number; endsIn: number },
    askedAt: number,
  ): void {
    // From when it was asked, so that no window lasts longer here than in the table. Answers may overtake each other, but
    // an end that far off is that of the next window.
    const endsAt = askedAt + endsIn;
    const isNext = endsAt - window.endsAt > oneMinute / 2;
    if (isNext) window.asked = 0;
    window.known = isNext ? count : Math.max(window.known, count);
    if (window.apart === 0) window.endsAt = endsAt;
  }
}
