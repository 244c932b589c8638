import "./require-node.mjs";
import { installAndBuild } from "./install-and-build.mjs";
import { provideBrowser } from "./install-browser.mjs";
import { providePostgres } from "./install-postgres.mjs";
import { CommandFailed, runCommand } from "./run-command.mjs";
import { createSteps } from "./run-steps.mjs";
import { listenForStop } from "./stop-request.mjs";
import { forgetResults, sumResults } from "./sum-tests.mjs";
import { pnpm } from "./workspace.mjs";

// `npm test`: everything CI asks, in one command. The first four steps must work; after them every runner has its say,
// and the last line is the sum of what the runners themselves wrote down.
const stopRequested = listenForStop();
const verbose = process.env.VERBOSE === "1";
const turbo = (...args) => pnpm("exec", "turbo", "run", ...args);
const failures = [];
const noPostgres = `      PostgreSQL がないため、実サーバーでのテストは省略します / no PostgreSQL: tests on a real server are skipped`;

try {
  forgetResults();
  const steps = createSteps(4, { verbose, signal: stopRequested });
  await installAndBuild(steps);
  const browser = await steps.run("ブラウザを探しています / finding a browser", () =>
    provideBrowser({ signal: stopRequested, verbose }),
  );
  const hasPostgres = await steps.run("PostgreSQL を探しています / finding PostgreSQL", () =>
    providePostgres({ signal: stopRequested, verbose }),
  );
  if (!hasPostgres) console.log(noPostgres);

  await runAll("format, lint and tree", pnpm("run", "check"));
  await runAll("types", turbo("typecheck", "--concurrency=2", "--continue", "--output-logs=errors-only"));
  await runAll("unit tests", turbo("test", "--concurrency=2", "--continue"));
  await runAll(
    "end-to-end tests",
    pnpm("--filter", "@sekisho/e2e", "run", "e2e"),
    browser.path ? { CHROMIUM_PATH: browser.path } : {},
  );
  for (const name of ["@sekisho/auth", "@sekisho/cognito-emulator"])
    await runAll(`${name} as others get it`, pnpm("--filter", name, "run", "check:package"));
} catch (error) {
  if (!stopRequested.aborted) console.error(error.message);
  failures.push("the run did not reach its end");
}
report();

/** Shows the runner's own words, and goes on when it fails: one broken check should not hide the next. */
async function runAll(name, command, env = {}) {
  console.log(`\n── ${name}`);
  try {
    await runCommand(command, { signal: stopRequested, show: true, env });
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    failures.push(`${name} failed`);
  }
}

function report() {
  const { passed, failed, failures: failedTests, idle } = sumResults();
  const problems = [...failures, ...idle.map((runner) => `${runner} ran no test`)];
  console.log("");
  for (const test of failedTests) console.error(test);
  for (const problem of problems) console.error(problem);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = problems.length > 0 || failed > 0 ? 1 : 0;
}
