import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";

const packageFolder = join(import.meta.dirname, "..");
/** Inside the package, so that the program finds its dependencies; ignored by git like all of node_modules. */
const builtFolder = join(packageFolder, "node_modules/.cache/cli-under-test");

/** Compiles the program as it will be published, apart from `dist`, which others may be using. */
export async function buildCli(): Promise<void> {
  const compiler = join(packageFolder, "node_modules/.bin/tsc");
  await promisify(execFile)(compiler, ["-p", "tsconfig.build.json", "--outDir", builtFolder], {
    cwd: packageFolder,
  });
}

export interface CliProcess {
  readonly child: ChildProcess;
  /** Everything printed so far, both streams. */
  output(): string;
  /** The address it says it listens on. */
  readonly url: Promise<string>;
  /** The exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;
}

/** A PID namespace of its own, as a container has, where the first process is number 1. */
export const container = ["unshare", "-Urpf", "--mount-proc", "--kill-child"] as const;

/** Whether this machine lets us make one. */
export function canContain(): boolean {
  const [unshare, ...options] = container;
  return spawnSync(unshare, [...options, "true"]).status === 0;
}

/** Starts the program with these settings, and no others of ours; `within` goes before its command, `options` behind. */
export function startCli(
  settings: Record<string, string>,
  within: readonly string[] = [],
  options: readonly string[] = [],
): CliProcess {
  const { PATH = "" } = process.env;
  const [command = "", ...args] = [...within, process.execPath, join(builtFolder, "cli.js"), ...options];
  const child = spawn(command, args, { env: { PATH, ...settings } });
  let printed = "";
  const url = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        const [found] = /http:\/\/localhost:\d+(?=\n)/.exec(printed) ?? [];
        if (found) resolve(found);
      });
    }
  });
  // An exit event carries code and signal, in this order.
  const exit = once(child, "exit").then(([code]) => code as number | null);
  return { child, output: () => printed, url, exit };
}
