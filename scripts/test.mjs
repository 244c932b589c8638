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
const checkPackage = (name) => pnpm("--filter", name, "run", "check:package");
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

  // The API's tests last longest, and wait for processes most of the time: everything else is done beside them.
  await bothToTheirEnd(
    runAll("unit tests of the API", turbo("test", "--filter=@sekisho/api")),
    runBeside([
      ["format, lint and tree", pnpm("run", "check")],
      ["types", turbo("typecheck", "--concurrency=1", "--continue", "--output-logs=errors-only")],
      ["unit tests of the rest", turbo("test", "--filter=!@sekisho/api", "--concurrency=1", "--continue")],
    ]),
  );
  await runAll("end-to-end tests", pnpm("--filter", "@sekisho/e2e", "run", "e2e"), {
    env: browser.path ? { CHROMIUM_PATH: browser.path } : {},
  });
  // Last, because packing a package makes its dist anew, of which everything above lives.
  await bothToTheirEnd(
    runAll("@sekisho/cognito-emulator as others get it", checkPackage("@sekisho/cognito-emulator")),
    runBeside([["@sekisho/auth as others get it", checkPackage("@sekisho/auth")]]),
  );
} catch (error) {
  if (!stopRequested.aborted) console.error(error.message);
  failures.push("the run did not reach its end");
}
report();

/** Shows the runner's own words as they come, and goes on when it fails: one broken check should not hide the next. */
async function runAll(name, command, { env = {} } = {}) {
  console.log(`\n── ${name}`);
  try {
    await runCommand(command, { signal: stopRequested, show: true, env });
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    failures.push(`${name} failed`);
  }
}

/** One after the other, each shown whole at its end: beside something that is shown as it comes. */
async function runBeside(commands) {
  for (const [name, command] of commands) {
    try {
      console.log(`\n── ${name}\n${await runCommand(command, { signal: stopRequested })}`);
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      console.log(`\n── ${name}\n${error.output}`);
      failures.push(`${name} failed`);
    }
  }
}

/** Waits for both, whatever becomes of either: neither is left behind running. */
async function bothToTheirEnd(one, other) {
  for (const { status, reason } of await Promise.allSettled([one, other]))
    if (status === "rejected") throw reason;
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
