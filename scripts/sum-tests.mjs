import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.mjs";

const e2eFile = join(root, "apps/e2e/test-results/e2e.json");

/** Takes away what an earlier run has left, so that an old success cannot be counted again. */
export function forgetResults() {
  for (const file of [...unitRunners().map(({ file }) => file), e2eFile]) rmSync(file, { force: true });
}

/** What the runners wrote: `{ passed, failed }` over all of them, and the names of those that ran no test. */
export function sumResults() {
  const runners = [
    ...unitRunners().map(({ name, file }) => ({ name, ...readVitest(file) })),
    { name: "@sekisho/e2e (Playwright)", ...readPlaywright(e2eFile) },
  ];
  return {
    passed: runners.reduce((sum, { passed }) => sum + passed, 0),
    failed: runners.reduce((sum, { failed }) => sum + failed, 0),
    idle: runners.filter(({ passed, failed }) => passed + failed === 0).map(({ name }) => name),
  };
}

/** Every package that says it has unit tests. */
function unitRunners() {
  const folders = ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name)),
  );
  return folders
    .filter((folder) => existsSync(join(folder, "package.json")))
    .map((folder) => ({ folder, manifest: readJson(join(folder, "package.json")) }))
    .filter(({ manifest }) => manifest.scripts?.test)
    .map(({ folder, manifest }) => ({ name: manifest.name, file: join(folder, "test-results/unit.json") }));
}

/** A test file that could not be loaded holds no test, and is a failure all the same. */
function readVitest(file) {
  const results = readJson(file);
  if (!results) return { passed: 0, failed: 0 };
  const unloadable = results.testResults.filter(({ status, assertionResults }) => {
    return status === "failed" && assertionResults.length === 0;
  });
  return { passed: results.numPassedTests, failed: results.numFailedTests + unloadable.length };
}

function readPlaywright(file) {
  const results = readJson(file);
  if (!results) return { passed: 0, failed: 0 };
  const { expected, flaky, unexpected } = results.stats;
  return { passed: expected + flaky, failed: unexpected };
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
