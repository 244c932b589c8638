/** @import { Spread } from "./statistics.mjs" */

/** @param {readonly (readonly string[])[]} rows the head first; figures stand to the right */
export function tableOf(rows) {
  const [head = [], ...body] = rows;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head, rule, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** @param {number} value */
export const whole = (value) => Math.round(value).toLocaleString("en");

/** @param {number} value */
export const precise = (value) =>
  value === 0 ? "0" : Math.abs(value) >= 100 ? whole(value) : value.toPrecision(2).replace(/e\+1$/, "0");

/** The middle one, and the range in brackets. @param {Spread | null} spread @param {(value: number) => string} say */
export const spreadText = (spread, say) =>
  spread === null ? "–" : `${say(spread.median)} (${say(spread.min)}–${say(spread.max)})`;

/** @param {Spread | null} spread @param {(value: number) => string} say */
export const medianText = (spread, say) => (spread === null ? "–" : say(spread.median));

/** @param {number} value */
export const ratio = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(1)}×`;

/** Microseconds as milliseconds. @param {number} value */
export const milliseconds = (value) => (value / 1000).toFixed(value < 9950 ? 2 : 0);
