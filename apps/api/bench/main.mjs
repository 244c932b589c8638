import { writeFileSync } from "node:fs";
import { BenchError } from "./bench-error.mjs";
import { readFlags, usage } from "./flags.mjs";
import { hasPython, requireWrk } from "./machine/install-packages.mjs";
import { commitFacts, loadBefore, machineFacts } from "./machine/machine-facts.mjs";
import { measure } from "./measure.mjs";
import { readResults, writeResults } from "./report/committed-results.mjs";
import { consoleReport, soakReport } from "./report/console-report.mjs";
import { writePages } from "./report/performance-pages.mjs";
import { findPostgres } from "./servers/postgres.mjs";
import { soak } from "./soak.mjs";
import { openWorld } from "./world.mjs";

/** @import { Flags } from "./flags.mjs" */

try {
  const flags = readFlags(process.argv.slice(2));
  if (flags === null) console.log(usage);
  else if (flags.pages) writePages(readResults());
  else await bench(flags);
} catch (error) {
  console.error(error instanceof BenchError ? error.message : error);
  process.exitCode = 1;
}

/**
 * Absolute numbers are this machine's on this day; the ratios inside one run are what can be compared.
 * @param {Flags} wanted
 */
async function bench(wanted) {
  requireWrk();
  const withPython = !wanted.soak && wanted.only.includes("python") && hasPython();
  const about = {
    date: new Date().toISOString().slice(0, 10),
    ...commitFacts(),
    loadBefore: loadBefore(),
    machine: machineFacts({ postgresBin: findPostgres(), hasPython: withPython }),
  };
  const world = await openWorld();
  let ending = /** @type {Promise<void> | null} */ (null);
  const end = () => (ending ??= world.end());
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.once(signal, () => void end().then(() => process.exit(130)));
  }
  try {
    if (wanted.soak) {
      const seen = { ...about, ...(await soak(world, wanted.minutes)) };
      console.log(soakReport(seen));
      keep({ soak: seen }, wanted);
    } else {
      const { rounds, seconds } = wanted;
      const run = { ...about, rounds, seconds, ...(await measure(world, wanted, withPython)) };
      console.log(consoleReport(run, wanted.only));
      keep({ run }, wanted);
    }
  } finally {
    await end();
  }
}

/**
 * @param {object} part of the results
 * @param {Pick<Flags, "write" | "json">} where
 */
function keep(part, { write, json }) {
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(part, null, 2)}\n`);
  if (!write) return;
  writeResults({ ...readResults(), ...part });
  writePages(readResults());
}
