import { parseArgs } from "node:util";

/**
 * @typedef {object} Flags
 * @property {number} rounds how often every contestant has its turn
 * @property {number} ms how long a turn is meant to take, in milliseconds
 * @property {number} seed what the tokens are made from
 * @property {string | undefined} json where the numbers are written to
 */

export const usage = `pnpm --filter @sekisho/auth run bench [--rounds N] [--ms N] [--seed N] [--json FILE]

  --rounds  how often every contestant has its turn (15)
  --ms      how long a turn is meant to take, in milliseconds (150)
  --seed    what the tokens are made from (20261125)
  --json    a file to write the numbers to`;

/**
 * @param {readonly string[]} args
 * @returns {Flags | null} null when help was asked for
 */
export function readFlags(args) {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"), // what some package managers put before the flags they hand on
    options: {
      rounds: { type: "string", default: "15" },
      ms: { type: "string", default: "150" },
      seed: { type: "string", default: "20261125" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  return {
    rounds: positive("--rounds", values.rounds),
    ms: positive("--ms", values.ms),
    seed: positive("--seed", values.seed),
    json: values.json,
  };
}

/**
 * @param {string} name
 * @param {string} text
 */
function positive(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} must be a whole number above 0`);
  return value;
}
