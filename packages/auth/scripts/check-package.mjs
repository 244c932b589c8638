import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "../../../scripts/run-command.mjs";
import { createSteps } from "../../../scripts/run-steps.mjs";
import { listenForStop } from "../../../scripts/stop-request.mjs";
import { pnpm } from "../../../scripts/workspace.mjs";
import { createConsumerProject, oldestPeers } from "./consumer-project.mjs";

// What goes to npm, seen from outside: the tarball is linted, installed into a project of its own, compiled against and
// called, also with the oldest peers it lets in. `--node 24` calls it on that Node as well.
const stopRequested = listenForStop();
const folder = mkdtempSync(join(tmpdir(), "sekisho-auth-"));
try {
  const { node } = parseArgs({ options: { node: { type: "string" } } }).values;
  console.log(await checkPackage(node));
} catch (error) {
  if (!stopRequested.aborted) console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function checkPackage(otherNode) {
  const how = { verbose: process.env.VERBOSE === "1", signal: stopRequested };
  const steps = createSteps(otherNode ? 9 : 7, how);
  const consumer = createConsumerProject(folder, (command) =>
    runCommand(command, { cwd: folder, show: how.verbose, signal: stopRequested }),
  );
  const ofPackage = (...command) => pnpm("--filter", "@sekisho/auth", ...command);

  await steps.run("packing", ofPackage("pack", "--pack-destination", folder));
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
  await steps.run("publint", ofPackage("exec", "publint", "run", tarball, "--strict"));
  // The two entrances by name: taking them out of package.json must not go unnoticed.
  const entrances = ["--include-entrypoints", "./policy", "./testing"];
  const attw = ["exec", "attw", tarball, "--profile", "esm-only", ...entrances];
  await steps.run("attw, how others resolve its types", ofPackage(...attw));

  await steps.run("installing it elsewhere", () => consumer.install(tarball));
  await steps.run("compiling against it", () => consumer.compile());
  await steps.run(`calling it on Node ${process.versions.node}`, () => consumer.start(process.execPath));
  if (otherNode) {
    const program = await steps.run(`installing Node ${otherNode}`, () => consumer.installNode(otherNode));
    await steps.run(`calling it on Node ${otherNode}`, () => consumer.start(program));
  }
  const peers = oldestPeers();
  await steps.run(`the same with ${peers.join(" and ")}`, async () => {
    await consumer.installPeers(peers);
    await consumer.compile();
    await consumer.start(process.execPath);
  });
  return `${basename(tarball)} (${Math.ceil(statSync(tarball).size / 1024)} kB) keeps what it promises.`;
}
