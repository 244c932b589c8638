import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A project as somebody has it who never saw this repository: the tarball from npm, the workspace's versions of what
 * goes beside it, and the sources of the package's test/consumer.
 * @param {{ packageFolder: string, folder: string, neighbours: readonly string[], program: string }} wanted
 *   `neighbours` are the other packages such a project has; `program` is the source that is started, once compiled
 * @param {(command: readonly string[]) => Promise<string>} run runs a command line in the project's folder
 */
export function createConsumerProject({ packageFolder, folder, neighbours, program }, run) {
  const npmInstall = (...names) =>
    run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...names]);
  const { name } = readManifest(packageFolder);

  return {
    async install(tarball) {
      writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
      cpSync(join(packageFolder, "test/consumer"), folder, { recursive: true });
      const beside = neighbours.map((each) => `${each}@${installedVersion(packageFolder, each)}`);
      await npmInstall(tarball, ...beside);
      // A registry might one day answer for a name of ours, and it would not be ours.
      const ours = readdirSync(join(folder, "node_modules/@sekisho")).map((each) => `@sekisho/${each}`);
      if (ours.join() !== name) throw new Error(`Installing ${name} also brought ${ours.join(", ")}.`);
    },

    /** Goes down to the versions the peer ranges begin with. */
    installPeers: (peers) => npmInstall(...peers),

    /** Installs a Node of that major beside the consumer; returns its program. */
    async installNode(major) {
      await npmInstall(`node@${major}`);
      const node = join(folder, "node_modules/node/bin/node");
      if (!existsSync(node)) throw new Error(`node@${major} was installed without its program.`);
      return node;
    },

    compile: () => run([process.execPath, join(folder, "node_modules/typescript/bin/tsc"), "-p", "."]),
    start: (node) => run([node, `out/${program.replace(/\.ts$/, ".js")}`]),
  };
}

/** The oldest versions the package's peer ranges let in, as `name@version`; none where it has no peers. */
export function oldestPeers(packageFolder) {
  const ranges = Object.entries(readManifest(packageFolder).peerDependencies ?? {});
  return ranges.map(([name, range]) => `${name}@${range.replace("^", "")}`);
}

function installedVersion(packageFolder, name) {
  return readManifest(join(packageFolder, "node_modules", name)).version;
}

export function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
