import { parseArgs } from "node:util";
import { BenchError } from "./bench-error.mjs";
import { parts } from "./courses.mjs";

/** @import { Part } from "./courses.mjs" */

/**
 * @typedef {object} Flags
 * @property {number} rounds how often every course has its turn
 * @property {number} seconds how long a turn takes
 * @property {readonly Part[]} only the parts to measure; all unless said
 * @property {boolean} soak one process under mixed traffic, instead of all the rest
 * @property {number} minutes of the soak
 * @property {boolean} write rewrite the committed results and what is made of them
 * @property {boolean} pages measure nothing, write the pages anew from the committed results
 * @property {string | undefined} json where the numbers are written to
 */

export const usage = `pnpm --filter @sekisho/api run bench [--rounds N] [--seconds N] [--only PARTS] [--write] [--json FILE]
pnpm --filter @sekisho/api run bench --soak [--minutes N] [--write] [--json FILE]
pnpm --filter @sekisho/api run bench --pages

  --rounds   how often every course has its turn (5)
  --seconds  how long a turn takes (2)
  --only     some of ${parts.join(",")}
  --soak     mixed traffic with an eye on memory, instead of all the rest
  --minutes  how long the soak takes (10)
  --write    rewrite apps/api/bench/results.json, and the tables and plots of docs/performance.md and docs/performance.ja.md
  --pages    measure nothing: rewrite tables and plots from the committed results
  --json     a file to write the numbers to`;

/**
 * @param {readonly string[]} args
 * @returns {Flags | null} null when help was asked for
 */
export function readFlags(args) {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"), // what some package managers put before the flags they hand on
    options: {
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "2" },
      only: { type: "string" },
      soak: { type: "boolean", default: false },
      minutes: { type: "string", default: "10" },
      write: { type: "boolean", default: false },
      pages: { type: "boolean", default: false },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  if (values.write && values.only)
    throw new BenchError("--write needs a whole run: ratios hold within one run only");
  return {
    rounds: wholeNumber("--rounds", values.rounds),
    seconds: wholeNumber("--seconds", values.seconds),
    only: values.only === undefined ? parts : values.only.split(",").map(partCalled),
    soak: values.soak,
    minutes: wholeNumber("--minutes", values.minutes),
    write: values.write,
    pages: values.pages,
    json: values.json,
  };
}

/** @param {string} name @returns {Part} */
function partCalled(name) {
  const part = parts.find((each) => each === name);
  if (part === undefined) throw new BenchError(`--only takes ${parts.join(", ")}`);
  return part;
}

/**
 * @param {string} name
 * @param {string} text
 */
function wholeNumber(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new BenchError(`${name} must be a whole number above 0`);
  return value;
}
