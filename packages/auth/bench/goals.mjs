import { names } from "./contestant.mjs";
import { spreadOfRatios } from "./statistics.mjs";

/** @import { Course, Turn } from "./rounds.mjs" */
/** @import { Spread } from "./statistics.mjs" */

/**
 * @typedef {object} Goal
 * @property {string} id
 * @property {string} demand
 * @property {"at most" | "at least"} bound
 * @property {number} limit
 * @property {number | null} measured null when it could not be
 * @property {boolean} isMet
 */

/** A digest alone is as long: less than that is no frugal cache, but none. */
const leastBytesOfEntry = 32;

/**
 * @param {readonly Course[]} courses
 * @param {number | null} bytesPerEntry of our cache
 * @returns {readonly Goal[]}
 */
export function judgeGoals(courses, bytesPerEntry) {
  /**
   * @param {string} name
   * @param {number} concurrency
   * @param {keyof Turn} clock
   */
  const series = (name, concurrency, clock) => seriesOf(courses, name, concurrency, clock);
  /**
   * The time of one for the time of the other.
   * @param {string} name
   * @param {string} base
   * @param {number} concurrency
   * @param {keyof Turn} [clock]
   */
  const times = (name, base, concurrency, clock = "wall") =>
    spreadOfRatios(series(name, concurrency, clock), series(base, concurrency, clock)).median;

  // The synchronous floor, which is the lower one: a single token is checked on the main thread.
  const { floor, uncached, hits, jose } = names;
  const hasEntries = bytesPerEntry !== null && bytesPerEntry > leastBytesOfEntry;

  return [
    atMost("G1", "no cache: time for that of the floor, c=1", 1.35, times(uncached, floor, 1)),
    atLeast("G2", "no cache: ops for jose's, c=1", 1.8, times(jose, uncached, 1)),
    atLeast("G2", "no cache: ops for jose's, c=64", 1.4, times(jose, uncached, 64)),
    atMost("G2", "no cache: main thread for jose's, c=64", 0.7, times(uncached, jose, 64, "main")),
    atLeast("G3", "cache hits: ops for those without a cache, c=1", 12, times(uncached, hits, 1)),
    atMost("G3", "bytes of heap for each entry at 5,000", 1000, hasEntries ? bytesPerEntry : null),
  ];
}

/**
 * @param {readonly Course[]} courses
 * @param {string} name
 * @param {number} concurrency
 * @param {keyof Turn} clock
 * @returns {readonly number[]}
 */
export function seriesOf(courses, name, concurrency, clock) {
  const course = courses.find((one) => one.contestant.name === name && one.concurrency === concurrency);
  return course?.turns.map((turn) => turn[clock]) ?? [];
}

/**
 * @param {string} id
 * @param {string} demand
 * @param {number} limit
 * @param {number | null} measured
 * @returns {Goal}
 */
function atMost(id, demand, limit, measured) {
  return { id, demand, bound: "at most", limit, measured, isMet: measured !== null && measured <= limit };
}

/**
 * @param {string} id
 * @param {string} demand
 * @param {number} limit
 * @param {number | null} measured
 * @returns {Goal}
 */
function atLeast(id, demand, limit, measured) {
  return { id, demand, bound: "at least", limit, measured, isMet: measured !== null && measured >= limit };
}
