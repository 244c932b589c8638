import { figuresOf } from "./figures.mjs";
import * as tables from "./tables.mjs";

/** @import { Run, SoakRun } from "./committed-results.mjs" */
/** @import { Flags } from "../flags.mjs" */

/** What was measured, to read at once; the pages say the same with more words. @param {Run} run @param {Flags["only"]} only */
export function consoleReport(run, only) {
  const byPart = {
    auth: tables.authTable,
    adapter: tables.adapterTable,
    batch: tables.batchTable,
    workers: tables.workersTable,
    connections: tables.connectionsTable,
    python: tables.pythonTable,
    database: tables.databaseTable,
    mixed: tables.mixedLine,
  };
  const figures = figuresOf(run);
  const failures = run.courses
    .filter(({ id }) => figures.failed(id) > 0)
    .map(({ id }) => `${id}: ${figures.failed(id)} requests without a good answer`);
  return [
    ...only.map((part) => `${part}\n\n${byPart[part](run, "en")}`),
    `goals\n\n${tables.goalsTable({ run }, "en")}`,
    ...failures,
  ].join("\n\n");
}

/** @param {SoakRun} soak */
export const soakReport = (soak) => tables.soakTable(soak, "en");
