import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// `pnpm run coverage`: runs every test once, writes down which of them saw which operation succeed, and makes
// docs/coverage.md and its Japanese counterpart of that. A failing test fails it: its record would be half a record.
// With --recorded it takes what the last run of every file has left behind, and runs nothing but the page's own tests.
const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const seen = join(packageFolder, "test-results/driven");
const vitest = join(packageFolder, "node_modules/vitest/vitest.mjs");

if (!process.argv.includes("--recorded")) {
  rmSync(seen, { recursive: true, force: true });
  run("--exclude", "test/coverage/**");
}

const drivers = new Map();
for (const name of readdirSync(seen)) {
  const { file, driven } = JSON.parse(readFileSync(join(seen, name), "utf8"));
  if (!existsSync(join(packageFolder, file))) continue; // left behind by a test that is gone
  for (const operation of driven) drivers.set(operation, [...(drivers.get(operation) ?? []), file]);
}
const byName = ([a], [b]) => a.localeCompare(b);
const record = Object.fromEntries(
  [...drivers].toSorted(byName).map(([operation, files]) => [operation, files.toSorted()]),
);
const recordFile = join(packageFolder, "test/coverage/driven-operations.golden.json");
writeFileSync(recordFile, `${JSON.stringify(record, null, 2)}\n`);
run("test/coverage", "-u");

function run(...args) {
  const { status } = spawnSync(process.execPath, [vitest, "run", ...args], {
    cwd: packageFolder,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
