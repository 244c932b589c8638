import "./require-node.mjs";
import { installAndBuild } from "./install-and-build.mjs";
import { createSteps } from "./run-steps.mjs";
import { listenForStop } from "./stop-request.mjs";

// `npm run build`: turbo wants the pnpm program beside it, which a machine with Node and npm does not have.
const stopRequested = listenForStop();
try {
  await installAndBuild(createSteps(2, { verbose: process.env.VERBOSE === "1", signal: stopRequested }));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
