// Writes numbered lines to a shared log file, and says of each that it is written: log-file.test.ts starts several of these.
import { writeSync } from "node:fs";

const [module = "", path = "", maxBytes, backups, by, count] = process.argv.slice(2);
const { openLogFile } = await import(module);
const onTrouble = (/** @type {Error} */ error) => {
  throw error;
};
const write = openLogFile({ path, maxBytes: Number(maxBytes), backups: Number(backups), onTrouble });
for (let n = 1; n <= Number(count); n++) {
  write(`${JSON.stringify({ by, n, padding: "あ".repeat(n % 50) })}\n`);
  writeSync(1, `${n}\n`);
}
