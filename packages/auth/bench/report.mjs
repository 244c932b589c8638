import { names } from "./contestant.mjs";
import { seriesOf } from "./goals.mjs";
import { spreadOf, spreadOfRatios } from "./statistics.mjs";

/** @import { Contestant } from "./contestant.mjs" */
/** @import { Goal } from "./goals.mjs" */
/** @import { Course } from "./rounds.mjs" */
/** @import { Spread } from "./statistics.mjs" */

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {number} concurrency
 * @property {Spread} opsPerSecond
 * @property {Spread} microseconds
 * @property {Spread} mainMicroseconds
 * @property {Spread} cpuMicroseconds
 * @property {Spread} opsToFloor
 * @property {Spread} opsToJose
 * @property {Spread} mainToJose
 */

/**
 * @param {readonly Course[]} courses
 * @returns {readonly Result[]}
 */
export function resultsOf(courses) {
  return courses.map(({ contestant: { name }, concurrency, turns }) => {
    const wall = turns.map((turn) => turn.wall);
    const main = turns.map((turn) => turn.main);
    /**
     * @param {string} base
     * @param {"wall" | "main"} clock
     */
    const seriesOfBase = (base, clock) => seriesOf(courses, base, concurrency, clock);
    return {
      name,
      concurrency,
      opsPerSecond: spreadOf(wall.map((microseconds) => 1e6 / microseconds)),
      microseconds: spreadOf(wall),
      mainMicroseconds: spreadOf(main),
      cpuMicroseconds: spreadOf(turns.map((turn) => turn.cpu)),
      opsToFloor: spreadOfRatios(seriesOfBase(names.floor, "wall"), wall),
      opsToJose: spreadOfRatios(seriesOfBase(names.jose, "wall"), wall),
      mainToJose: spreadOfRatios(main, seriesOfBase(names.jose, "main")),
    };
  });
}

/**
 * @param {readonly Result[]} results
 * @param {number} concurrency
 */
export function tableOf(results, concurrency) {
  const rows = results
    .filter((result) => result.concurrency === concurrency)
    .map((result) => [
      result.name,
      whole(result.opsPerSecond.median),
      `${whole(result.opsPerSecond.p10)}–${whole(result.opsPerSecond.p90)}`,
      precise(result.microseconds.median),
      precise(result.mainMicroseconds.median),
      precise(result.cpuMicroseconds.median),
      ratio(result.opsToFloor),
      ratio(result.opsToJose),
      result.mainToJose.median.toFixed(2),
    ]);
  return align([
    [
      `c=${concurrency}`,
      "ops/s",
      "p10–p90",
      "µs",
      "main µs",
      "cpu µs",
      "ops ÷ floor (p10–p90)",
      "ops ÷ jose (p10–p90)",
      "main ÷ jose",
    ],
    ...rows,
  ]);
}

/** @param {readonly Goal[]} goals */
export function goalsTableOf(goals) {
  return align([
    ["goal", "demand", "limit", "measured", ""],
    ...goals.map(({ id, demand, bound, limit, measured, isMet }) => [
      id,
      demand,
      `${bound} ${limit}`,
      measured === null ? "not measured" : precise(measured),
      isMet ? "met" : "not met",
    ]),
  ]);
}

/** @param {readonly Contestant[]} contestants */
export function footnotesOf(contestants) {
  return contestants.flatMap(({ name, less }) => (less ? [`  ${name}: ${less}.`] : [])).join("\n");
}

/** @param {readonly (readonly string[])[]} rows */
function align(rows) {
  const columns = (rows[0] ?? []).map((_, column) => {
    const cells = rows.map((row) => row[column] ?? "");
    const width = Math.max(...cells.map((cell) => cell.length));
    const isNumeric = cells.slice(1).every((cell) => /^\d/.test(cell));
    return cells.map((cell) => (isNumeric ? cell.padStart(width) : cell.padEnd(width)));
  });
  return rows.map((_, row) => `  ${columns.map((cells) => cells[row]).join("  ")}`.trimEnd()).join("\n");
}

/** @param {Spread} spread */
const ratio = ({ median, p10, p90 }) => `${median.toFixed(2)} (${p10.toFixed(2)}–${p90.toFixed(2)})`;
/** @param {number} value */
const whole = (value) => Math.round(value).toLocaleString("en");
/** @param {number} value */
const precise = (value) => (value >= 100 ? whole(value) : value.toPrecision(3));
