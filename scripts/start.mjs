import "./require-node.mjs";
import { installAndBuild } from "./install-and-build.mjs";
import { lockDataDir } from "./lock-data-dir.mjs";
import { createSteps } from "./run-steps.mjs";
import { readStartSettings } from "./start-settings.mjs";
import { listenForStop } from "./stop-request.mjs";

// `npm start` and `npm run dev`: install, build, run. Whatever happens, the last thing said is a sentence.
const stopRequested = listenForStop();
try {
  const settings = readStartSettings(process.env, process.argv.slice(2));
  process.once("exit", lockDataDir(settings.dataDir));
  await start(settings);
} catch (error) {
  if (!stopRequested.aborted || error.name === "ChildDied") {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
if (stopRequested.aborted) console.log("\n終了しました / stopped");

async function start({ dataDir, mode, ports, verbose }) {
  const steps = createSteps(3, { verbose, signal: stopRequested });
  // With --reload Next.js compiles by itself: its build would be thrown away.
  await installAndBuild(steps, { without: mode === "reload" ? ["@sekisho/web"] : [] });
  // The AWS SDK's advice about the next Node would stand in the middle of the screen.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  const { runStack, startScreen, startStack } = await import("../apps/e2e/dist/index.js");
  const log = verbose ? console.log : () => {};
  const stack = await steps.run("起動しています / starting", () =>
    startStack({ dataDir, ports, mode, log, signal: stopRequested }),
  );
  console.log(startScreen(stack.facts, stack.moved));
  await runStack(stack, { dataDir, stopRequested });
}

function explain(error) {
  if (error.name === "ChildDied") return `\n${error.logTail}\n\n${error.message} ${error.logFile}`;
  return error.message;
}
