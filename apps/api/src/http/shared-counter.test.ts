import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { createTestDatabase } from "@sekisho/db/testing";
import type { FastifyBaseLogger } from "fastify";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { attemptsPerMinute, counterTimeout, oneMinute } from "./limits.ts";
import type { RateCounter } from "./rate-counter.ts";
import { sharedCounter } from "./shared-counter.ts";

type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>;
let db: TestDatabase;
const opened: RateCounter[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(() => {
  for (const counter of opened.splice(0)) counter.close();
});
afterAll(() => db.close());

/** As long as a busy machine takes: the table is there. */
const longPatience = 60_000;

/** The counter of one more instance, with a clock of its own that starts where it likes. */
function instance(counters: TestDatabase["counters"] = db.counters, patience = longPatience) {
  const clock = { now: 1_000 * opened.length };
  const lines: string[] = [];
  const log: FastifyBaseLogger = pino({ base: null }, { write: (line) => lines.push(line) });
  const counter = sharedCounter(counters, () => clock.now, log, patience);
  opened.push(counter);
  return { ...counter, clock, lines };
}

/** The table, as it is while its server is gone. */
function breakable() {
  const state = { isGone: false, asked: 0 };
  const counters: TestDatabase["counters"] = {
    add: async (...addition) => {
      state.asked++;
      if (state.isGone) throw new Error("gone");
      return await db.counters.add(...addition);
    },
    forgetEnded: () => db.counters.forgetEnded(),
  };
  return { state, counters };
}

const currents = (counts: readonly { current: number }[]) => counts.map(({ current }) => current);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe("hits that are counted exactly", () => {
  it("are told apart by number, however many come at once and wherever", async () => {
    const [one, other] = [instance(), instance()];
    const counts = await Promise.all(upTo(20).map((n) => (n % 2 ? one : other).countExactly("crowd", 50)));
    expect(currents(counts).toSorted((a, b) => a - b)).toEqual(upTo(20));
  });

  it("are let through up to the limit and not once more, of a flood over two instances", async () => {
    const [one, other] = [instance(), instance()];
    const max = attemptsPerMinute;
    const counts = await Promise.all(
      upTo(6 * max).map((n) => (n % 2 ? one : other).countExactly("flood", max)),
    );
    expect(currents(counts).filter((current) => current <= max)).toHaveLength(max);
  });

  it("cost no statement once the limit is known to be reached", async () => {
    const { state, counters } = breakable();
    const counter = instance(counters);
    for (const n of upTo(5)) expect((await counter.countExactly("known", 3)).current).toBe(Math.min(n, 4));
    expect(state.asked).toBe(3);
  });

  it("begin anew with the minute, which is the same for everybody", async () => {
    const [one, other] = [instance(), instance()];
    const first = await one.countExactly("minute", 1);
    const second = await other.countExactly("minute", 1);
    expect(second.current).toBe(2);
    expect(second.ttl).toBeLessThanOrEqual(first.ttl);
    expect(second.ttl).toBeGreaterThan(0);
    other.clock.now += oneMinute;
    // Its own clock says that the minute is over; the table's does not yet, and decides.
    expect((await other.countExactly("minute", 1)).current).toBe(3);
  });

  it("are counted by each instance for itself while the table is gone, from what it knew, and by all once it is back", async () => {
    const { state, counters } = breakable();
    const [one, other] = [instance(counters), instance()];
    for (const _ of upTo(3)) await one.countExactly("outage", 5);
    state.isGone = true;
    expect((await one.countExactly("outage", 5)).current).toBe(4);
    expect((await one.countExactly("outage", 5)).current).toBe(5);
    expect((await one.countExactly("outage", 5)).current).toBeGreaterThan(5);
    expect((await one.countExactly("another", 5)).current).toBe(1);
    expect(state.asked).toBe(4); // whoever finds it gone spares the others the wait
    state.isGone = false;
    one.clock.now += oneMinute;
    expect((await one.countExactly("another", 5)).current).toBe(1);
    expect((await other.countExactly("another", 5)).current).toBe(2);
    expect(one.lines.map((line) => JSON.parse(line).msg)).toEqual([
      "the shared rate limits do not answer: this process counts for itself",
      "the shared rate limits answer again",
    ]);
  });

  it("do not wait for a table that is there and silent", async () => {
    const silent = { ...db.counters, add: () => new Promise<never>(() => undefined) };
    const counter = instance(silent, counterTimeout);
    expect((await counter.countExactly("silence", 5)).current).toBe(1);
    expect((await counter.countExactly("silence", 5)).current).toBe(2);
  });
});

describe("hits that are counted nearly", () => {
  const max = 1_000;

  it("ask nobody, and reach the other instances in a moment", async () => {
    const [one, other] = [instance(), instance()];
    for (const n of upTo(30)) expect(one.countNearly("near", max).current).toBe(n);
    expect(other.countNearly("near", max).current).toBe(1);
    await expect.poll(() => other.countNearly("near", max).current).toBeGreaterThan(31);
  });

  it("are all counted once in the end, whoever counted them and at whatever moment they were told", async () => {
    const [one, other, third] = [instance(), instance(), instance()];
    for (const _ of upTo(33)) {
      one.countNearly("sum", 100);
      other.countNearly("sum", 100);
      await turnOfTheLoop();
    }
    let asked = 0;
    const others = async () => (await third.countExactly("sum", max)).current - ++asked;
    await expect.poll(others, { interval: 300 }).toBe(66);
  });

  it("are told early when one address is quick to use up its limit", async () => {
    const { state, counters } = breakable();
    const counter = instance(counters);
    for (const _ of upTo(49)) counter.countNearly("quick", max);
    expect(state.asked).toBe(0);
    counter.countNearly("quick", max);
    expect(state.asked).toBe(1);
  });

  it("are told in one statement for all addresses, and not again when it fails", async () => {
    const { state, counters } = breakable();
    const [one, other] = [instance(counters), instance()];
    state.isGone = true;
    for (const n of upTo(40)) one.countNearly(`address ${n}`, max);
    await expect.poll(() => state.asked).toBe(1);
    expect(one.countNearly("address 1", max).current).toBe(2);
    state.isGone = false;
    one.clock.now += 10_000; // past the pause after a failure
    await expect.poll(() => state.asked).toBe(2);
    await expect.poll(() => other.countNearly("address 1", max).current).toBeGreaterThan(1);
    expect(one.countNearly("address 1", max).current).toBe(3);
  });

  it("are not told any more once their minute is over", async () => {
    const { state, counters } = breakable();
    const counter = instance(counters);
    counter.countNearly("late", max);
    counter.clock.now += oneMinute;
    counter.countNearly("in time", max);
    await expect.poll(() => state.asked).toBe(1);
    counter.countNearly("late again", max);
    counter.clock.now += oneMinute;
    for (const _ of upTo(50)) counter.countNearly("in time", max); // begins an exchange at once
    await expect.poll(() => state.asked).toBe(2);
    expect(counter.lines).toEqual([]);
  });

  it("are not told any further by whoever is far beyond the limit", async () => {
    const counter = instance();
    for (const _ of upTo(500)) counter.countNearly("beyond", 10);
    expect(counter.countNearly("beyond", 10).current).toBe(11);
  });
});
