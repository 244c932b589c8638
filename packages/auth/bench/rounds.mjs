import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { createMainThreadClock } from "./main-thread-clock.mjs";
import { tokenOf } from "./tokens.mjs";

/** @import { Contestant } from "./contestant.mjs" */

/**
 * What one turn has cost for each token, in microseconds.
 * @typedef {{ readonly wall: number, readonly main: number, readonly cpu: number }} Turn
 */

/** @typedef {{ readonly contestant: Contestant, readonly concurrency: number, readonly turns: Turn[] }} Course */

const mainThread = createMainThreadClock();
export const mainThreadClockName = mainThread.name;

/** Long enough for the optimising compiler to be done. */
const warmUpMs = 300;

/**
 * Interleaved: A B C … A B C …, so that whatever else the machine does meets them all.
 * @param {readonly Contestant[]} contestants
 * @param {readonly string[]} fields
 * @param {{ readonly rounds: number, readonly ms: number, readonly concurrencies: readonly number[] }} plan
 * @returns {Promise<readonly Course[]>}
 */
export async function runRounds(contestants, fields, { rounds, ms, concurrencies }) {
  // Before the event loop has turned once there is no idle time to read.
  await delay(1);
  const courses = concurrencies.flatMap((concurrency) =>
    contestants.map((contestant) => ({ contestant, concurrency, turns: /** @type {Turn[]} */ ([]) })),
  );
  /** @type {Map<Course, number>} */
  const counts = new Map();
  for (const course of courses) counts.set(course, (await ratePerMs(course, fields)) * ms);

  for (let round = 1; round <= rounds; round++) {
    if (process.stderr.isTTY) process.stderr.write(`\rround ${round} of ${rounds} `);
    for (const course of courses) {
      const count = Math.max(course.concurrency, Math.round(counts.get(course) ?? 0));
      course.turns.push(await measure(course, fields, count));
    }
  }
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  return courses;
}

/**
 * @param {Course} course
 * @param {readonly string[]} fields
 */
async function ratePerMs(course, fields) {
  const start = performance.now();
  const batch = 256;
  let done = 0;
  for (; performance.now() - start < warmUpMs; done += batch) await verifyAll(course, fields, batch);
  return done / (performance.now() - start);
}

/**
 * Three clocks: what a caller waits (wall), what the server pays of its one thread (main), what the machine pays (cpu).
 * @param {Course} course
 * @param {readonly string[]} fields
 * @param {number} count
 * @returns {Promise<Turn>}
 */
async function measure(course, fields, count) {
  // The last contestant's young garbage is not this one's. Young only: after a few full collections the engine throws away
  // code that was not run in between, and a turn would measure how long it takes to compile it again.
  globalThis.gc?.({ type: "minor" });
  const cpu = process.cpuUsage();
  const main = mainThread.read();
  const start = performance.now();
  await verifyAll(course, fields, count);
  const wallMs = performance.now() - start;
  const mainUs = mainThread.read() - main;
  const { user, system } = process.cpuUsage(cpu);
  return { wall: (wallMs * 1000) / count, main: mainUs / count, cpu: (user + system) / count };
}

/**
 * So many callers at once, each with one token after the other. All are awaited, the synchronous ones as well: that is how
 * a server calls them, and it costs all of them the same turn of the microtask queue.
 * @param {Course} course
 * @param {readonly string[]} fields
 * @param {number} count
 */
async function verifyAll({ contestant: { verify }, concurrency }, fields, count) {
  let next = 0;
  async function caller() {
    while (next < count) {
      await verify(tokenOf(fields[next++ % fields.length]));
    }
  }
  await Promise.all(Array.from({ length: concurrency }, caller));
}
