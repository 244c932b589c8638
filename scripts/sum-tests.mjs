import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "./workspace.mjs";

const e2eFile = join(root, "apps/e2e/test-results/e2e.json");

/** Takes away what an earlier run has left, so that an old success cannot be counted again. */
export function forgetResults() {
  for (const file of [...unitRunners().map(({ file }) => file), e2eFile]) rmSync(file, { force: true });
}

/** What the runners wrote: `{ passed, failed }` over all of them, each failure, and the names of those that ran no test. */
export function sumResults() {
  const runners = [
    ...unitRunners().map(({ name, file }) => ({ name, ...readVitest(file) })),
    { name: "@sekisho/e2e (Playwright)", ...readPlaywright(e2eFile) },
  ];
  return {
    passed: runners.reduce((sum, { passed }) => sum + passed, 0),
    failed: runners.reduce((sum, { failures }) => sum + failures.length, 0),
    failures: runners.flatMap(({ name, failures }) => failures.map((failure) => `${name}: ${failure}`)),
    idle: runners.filter(({ passed, failures }) => passed + failures.length === 0).map(({ name }) => name),
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

/** A test file that could not be loaded, or set up, holds no failed test, and is a failure all the same. */
function readVitest(file) {
  const results = readJson(file);
  if (!results) return { passed: 0, failures: [] };
  const failures = results.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const where = relative(root, name);
    const failed = assertionResults.filter((result) => result.status === "failed");
    if (status === "failed" && failed.length === 0) return [describeFailure(where, message)];
    return failed.map(({ fullName, failureMessages }) =>
      describeFailure(`${where} > ${fullName}`, failureMessages[0]),
    );
  });
  return { passed: results.numPassedTests, failures };
}

function readPlaywright(file) {
  const results = readJson(file);
  if (!results) return { passed: 0, failures: [] };
  const { expected, flaky } = results.stats;
  return { passed: expected + flaky, failures: results.suites.flatMap((suite) => failedSpecs(suite)) };
}

function failedSpecs({ title, suites = [], specs = [] }) {
  const own = specs
    .filter(({ ok }) => !ok)
    .map((spec) =>
      describeFailure(spec.title, spec.tests.flatMap(({ results }) => results).at(-1)?.error?.message),
    );
  return [...own, ...suites.flatMap((suite) => failedSpecs(suite))].map((failure) => `${title} > ${failure}`);
}

/** The test and the first line of why: what somebody who only sees the end of a log needs. */
function describeFailure(test, message = "") {
  return `${test}\n    ${stripVTControlCharacters(message).split("\n", 1)[0]}`;
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
