import { spreadOf, spreadOfRatios } from "./statistics.mjs";

/** @import { Run } from "./committed-results.mjs" */
/** @import { Spread } from "./statistics.mjs" */
/** @import { Turn } from "../rounds.mjs" */

/** What can be asked of a run; null where it was not measured. @typedef {ReturnType<typeof figuresOf>} Figures */

/** @param {Pick<Run, "courses">} run */
export function figuresOf({ courses }) {
  /** @param {string} id */
  const courseOf = (id) => courses.find((course) => course.id === id);
  /** @param {string} id @param {keyof Turn} what */
  const series = (id, what) => courseOf(id)?.turns.map((turn) => turn[what] ?? Number.NaN) ?? [];
  /** Calls, where a request holds several. @param {string} id */
  const callsPerSecond = (id) => {
    const perRequest = courseOf(id)?.callsPerRequest ?? Number.NaN;
    return series(id, "perSecond").map((value) => value * perRequest);
  };
  return {
    courseOf,
    /** @param {string} id @param {keyof Turn} what */
    of: (id, what) => spreadOf(series(id, what)),
    /** @param {string} id */
    callsPerSecond: (id) => spreadOf(callsPerSecond(id)),
    /** CPU of a single call, in microseconds. @param {string} id */
    cpuPerCall: (id) => scaled(spreadOf(series(id, "cpu")), 1 / (courseOf(id)?.callsPerRequest ?? 1)),
    /** Requests per second, of the one for those of the other. @param {string} id @param {string} base */
    ratio: (id, base) => spreadOfRatios(series(id, "perSecond"), series(base, "perSecond")),
    /** Calls per second, likewise. @param {string} id @param {string} base */
    callRatio: (id, base) => spreadOfRatios(callsPerSecond(id), callsPerSecond(base)),
    /** @param {string} id */
    failed: (id) => series(id, "failed").reduce((sum, value) => sum + value, 0),
  };
}

/** @param {Spread | null} spread @param {number} factor @returns {Spread | null} */
const scaled = (spread, factor) =>
  spread && { median: spread.median * factor, min: spread.min * factor, max: spread.max * factor };
