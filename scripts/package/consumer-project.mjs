import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const neighbours = ["@trpc/server", "zod", "typescript", "@types/node"];

/**
 * A project as somebody has it who never saw this repository: the tarball from npm, the workspace's versions of what
 * goes beside it, and the sources of test/consumer.
 * @param run runs a command line in the project's folder
 */
export function createConsumerProject(folder, run) {
  const npmInstall = (...names) =>
    run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...names]);

  return {
    async install(tarball) {
      writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
      cpSync(join(packageFolder, "test/consumer"), folder, { recursive: true });
      await npmInstall(tarball, ...neighbours.map((name) => `${name}@${installedVersion(name)}`));
      // A registry might one day answer for a name of ours, and it would not be ours.
      const ours = readdirSync(join(folder, "node_modules/@sekisho"));
      if (ours.join() !== "auth")
        throw new Error(`Installing @sekisho/auth also brought ${ours.join(", ")}.`);
    },

    /** Goes down to the versions the peer ranges begin with. */
    installPeers: (peers) => npmInstall(...peers),

    /** Installs a Node of that major beside the consumer; returns its program. */
    async installNode(major) {
      await npmInstall(`node@${major}`);
      const program = join(folder, "node_modules/node/bin/node");
      if (!existsSync(program)) throw new Error(`node@${major} was installed without its program.`);
      return program;
    },

    compile: () => run([process.execPath, join(folder, "node_modules/typescript/bin/tsc"), "-p", "."]),
    start: (node) => run([node, "out/call-router.js"]),
  };
}

/** The oldest versions package.json lets in, as `name@version`. */
export function oldestPeers() {
  const ranges = Object.entries(readManifest(packageFolder).peerDependencies);
  return ranges.map(([name, range]) => `${name}@${range.replace("^", "")}`);
}

function installedVersion(name) {
  return readManifest(join(packageFolder, "node_modules", name)).version;
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
