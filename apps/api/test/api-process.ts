import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { vi } from "vitest";
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
/** Beside the package's own node_modules, in a folder of this run's own: `temporary-folder.ts` names it, and removes it. */
export const compiled = `${packageFolder}node_modules/.cache/${basename(tmpdir())}`;

/** Compiles the sources as they are now, once in a run: whoever comes first does it, and the others wait for the end. */
export async function compileApi(): Promise<void> {
  const outcome = `${compiled}.outcome`;
  if (isFirst(`${compiled}.lock`)) {
    const failure = await compile().then(
      () => "",
      (error: unknown) => String(error),
    );
    writeFileSync(`${outcome}.unfinished`, failure);
    renameSync(`${outcome}.unfinished`, outcome); // it appears whole
  }
  await vi.waitUntil(() => existsSync(outcome), { timeout: 280_000, interval: 100 });
  const failure = readFileSync(outcome, "utf8");
  if (failure !== "") throw new Error(failure);
}

function isFirst(lock: string): boolean {
  mkdirSync(dirname(lock), { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

async function compile(): Promise<void> {
  const compiler = createRequire(import.meta.url)
    .resolve("typescript/package.json")
    .replace("package.json", "bin/tsc");
  const options = ["-p", "tsconfig.build.json", "--outDir", compiled];
  await promisify(execFile)(process.execPath, [compiler, ...options], { cwd: packageFolder });
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
  // When what it wrote has been read as well: on a busy machine that is later than its end.
  const exited = new Promise<number | null>((resolve) => {
    child.once("close", (code) => resolve(code));
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
