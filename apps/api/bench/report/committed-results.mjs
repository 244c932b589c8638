import { readFileSync, writeFileSync } from "node:fs";

/** @import { Measured, Mixed, RowSecurity } from "../measure.mjs" */
/** @import { Soak } from "../soak.mjs" */
/** @import { commitFacts, machineFacts } from "../machine/machine-facts.mjs" */

/** @typedef {{ date: string, loadBefore: number, machine: Partial<ReturnType<typeof machineFacts>> } & ReturnType<typeof commitFacts>} About */
/** @typedef {About & { rounds: number, seconds: number, courses: readonly Measured[], rowSecurity: RowSecurity | null, mixed: Mixed | null }} Run */
/** @typedef {About & Soak} SoakRun */

/**
 * What is committed: one whole run, so that every ratio holds within it, and one soak.
 * @typedef {{ run: Run, soak: SoakRun }} Results
 */

const file = new URL("../results.json", import.meta.url);

/** @returns {Results} */
export const readResults = () => JSON.parse(readFileSync(file, "utf8"));

/** @param {Results} results */
export function writeResults(results) {
  writeFileSync(file, `${JSON.stringify(results, rounded, 2)}\n`);
}

/** No figure here is known better than that. @param {string} _name @param {unknown} value */
const rounded = (_name, value) => (typeof value === "number" ? Math.round(value * 10) / 10 : value);
