import { spawn, spawnSync } from "node:child_process";

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end beside the emulator of this process, with `input` as its standard input. */
export function runProgram(
  [command = "", ...args]: readonly string[],
  { input = "", env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { PATH: process.env["PATH"] ?? "", ...env } });
    const printed = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (chunk: string) => {
        printed[stream] += chunk;
      });
    }
    child.once("error", reject).once("close", (code) => resolve({ code, ...printed }));
    child.stdin.end(input);
  });
}

/** Whether this machine has a program that ends well when run like this. */
export const isInstalled = ([command = "", ...args]: readonly string[]): boolean =>
  spawnSync(command, args).status === 0;
