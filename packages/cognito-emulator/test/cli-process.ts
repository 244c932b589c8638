import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "rolldown";
import { files, program } from "../bundle/program.ts";

const packageFolder = join(import.meta.dirname, "..");
/**
 * Ignored by git like all of node_modules. One for each worker of the runner: two test files that build at the same time
 * would overwrite what the other runs.
 */
const worker = process.env["VITEST_POOL_ID"] ?? "0";
export const publishedFolder = join(packageFolder, `node_modules/.cache/cli-under-test-${worker}`);

/** Lays the program out as it will be published, apart from `dist`, which others may be using. */
export async function buildCli(): Promise<void> {
  await build({ ...program, output: { ...files, dir: join(publishedFolder, "dist") } });
  await copyFile(join(packageFolder, "package.json"), join(publishedFolder, "package.json"));
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

/**
 * Starts the program with these settings, and no others of ours; `within` goes before its command, `flags` after it. It
 * lies in `folder`.
 */
export function startCli(
  settings: Record<string, string>,
  {
    within = [],
    flags = [],
    folder = publishedFolder,
  }: { within?: readonly string[]; flags?: readonly string[]; folder?: string } = {},
): CliProcess {
  const { PATH = "" } = process.env;
  const program = join(folder, "dist/cli.js");
  const [command = process.execPath, ...args] = [...within, process.execPath, program, ...flags];
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
  // Once what it printed has been read as well, which is later than its end. The event carries code and signal, in this order.
  const exit = once(child, "close").then(([code]) => code as number | null);
  return { child, output: () => printed, url, exit };
}
