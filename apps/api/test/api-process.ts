import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { emptyFolder } from "./api.ts";

/** The API as an operator runs it: a process of its own, from compiled files. */
export type ApiProcess = {
  readonly child: ChildProcess;
  /** Everything it wrote to standard output, a line each. */
  readonly lines: readonly string[];
  readonly stderr: () => string;
  /** Resolves with the first line of the log whose message is this one. */
  readonly said: (message: string) => Promise<Record<string, unknown>>;
  readonly exited: Promise<number | null>;
};

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
/** Beside the package's own node_modules. Each test process has its own: a neighbour's may be half written. */
const allCompiled = `${packageFolder}node_modules/.cache/sekisho-api`;
export const compiled = `${allCompiled}/${process.pid}`;

/** Compiles the sources as they are now, and removes what test processes of before have left. */
export function compileApi(): void {
  mkdirSync(allCompiled, { recursive: true });
  for (const name of readdirSync(allCompiled))
    if (!isRunning(Number(name))) rmSync(`${allCompiled}/${name}`, { recursive: true, force: true });
  const compiler = createRequire(import.meta.url)
    .resolve("typescript/package.json")
    .replace("package.json", "bin/tsc");
  execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", compiled], {
    cwd: packageFolder,
    stdio: "pipe",
  });
}

function isRunning(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Starts the API with these variables and nothing of this process's own but the search path. */
export function spawnApi(settings: Record<string, string>): ApiProcess {
  const child = spawnProgram("main.js", [], settings);
  const lines: string[] = [];
  let stderr = "";
  const waiting = new Set<(line: string) => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    for (const hear of waiting) hear(line);
  });
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    stderr += part;
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => resolve(code));
  });
  const said = (message: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const hear = (line: string) => {
        const entry: Record<string, unknown> = JSON.parse(line);
        if (entry["message"] !== message) return;
        waiting.delete(hear);
        resolve(entry);
      };
      waiting.add(hear);
      for (const line of lines) hear(line);
      void exited.then(() => reject(new Error(`ended before it said "${message}": ${stderr}`)));
    });
  return { child, lines, stderr: () => stderr, said, exited };
}

/** Runs another of the API's programs to its end. */
export async function runProgram(
  program: string,
  { settings, options = [] }: { settings: Record<string, string>; options?: readonly string[] },
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawnProgram(program, options, settings);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => {
      child.once("close", (ended) => resolve(ended));
    }),
  ]);
  return { code, stdout, stderr };
}

function spawnProgram(program: string, options: readonly string[], settings: Record<string, string>) {
  const env = { PATH: process.env["PATH"], ...settings };
  return spawn(process.execPath, [`${compiled}/${program}`, ...options], { cwd: emptyFolder(), env });
}
