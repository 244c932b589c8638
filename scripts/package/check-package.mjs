import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "../run-command.mjs";
import { createSteps } from "../run-steps.mjs";
import { listenForStop } from "../stop-request.mjs";
import { pnpm } from "../workspace.mjs";
import { createConsumerProject, oldestPeers, readManifest } from "./consumer-project.mjs";

/**
 * What goes to npm, seen from outside: the tarball is linted, installed into a project of its own, compiled against and
 * started there, also with the oldest peers it lets in. `--node 24` on the command line starts it on that Node as well.
 * Ends the process with 1 when a step fails.
 * @param {{ packageFolder: string, neighbours: readonly string[], program: string, entrances?: readonly string[] }} about
 *   `entrances` are the paths beside the package's own name; `neighbours` and `program` as in consumer-project.mjs
 */
export async function checkPackage(about) {
  const stopRequested = listenForStop();
  const folder = mkdtempSync(join(tmpdir(), "sekisho-package-"));
  try {
    const { node } = parseArgs({ options: { node: { type: "string" } } }).values;
    console.log(await runSteps({ ...about, folder, otherNode: node, stopRequested }));
  } catch (error) {
    if (!stopRequested.aborted) console.error(error.message);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runSteps({ entrances = [], folder, otherNode, stopRequested, ...about }) {
  const { packageFolder } = about;
  const peers = oldestPeers(packageFolder);
  const how = { verbose: process.env.VERBOSE === "1", signal: stopRequested };
  const steps = createSteps(6 + (otherNode ? 2 : 0) + (peers.length > 0 ? 1 : 0), how);
  const consumer = createConsumerProject({ ...about, folder }, (command) =>
    runCommand(command, { cwd: folder, show: how.verbose, signal: stopRequested }),
  );
  const ofPackage = (...command) => pnpm("--filter", readManifest(packageFolder).name, ...command);

  await steps.run("packing", ofPackage("pack", "--pack-destination", folder));
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
  await steps.run("publint", ofPackage("exec", "publint", "run", tarball, "--strict"));
  // Every entrance by name: taking one out of package.json must not go unnoticed.
  const named = entrances.length > 0 ? ["--include-entrypoints", ...entrances] : [];
  const attw = ["exec", "attw", tarball, "--profile", "esm-only", ...named];
  await steps.run("attw, how others resolve its types", ofPackage(...attw));

  await steps.run("installing it elsewhere", () => consumer.install(tarball));
  await steps.run("compiling against it", () => consumer.compile());
  await steps.run(`starting it on Node ${process.versions.node}`, () => consumer.start(process.execPath));
  if (otherNode) {
    const program = await steps.run(`installing Node ${otherNode}`, () => consumer.installNode(otherNode));
    await steps.run(`starting it on Node ${otherNode}`, () => consumer.start(program));
  }
  if (peers.length > 0) {
    await steps.run(`the same with ${peers.join(" and ")}`, async () => {
      await consumer.installPeers(peers);
      await consumer.compile();
      await consumer.start(process.execPath);
    });
  }
  return `${basename(tarball)} (${Math.ceil(statSync(tarball).size / 1024)} kB) keeps what it promises.`;
}
