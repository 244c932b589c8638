import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
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
/** Test files run side by side: each of their processes compiles into a folder of its own. */
const compiled = `${packageFolder}node_modules/.cache/sekisho-api-${process.env["VITEST_POOL_ID"] ?? "0"}`;

/** Compiles the sources as they are now, beside the package's own node_modules. */
export function compileApi(): void {
  const compiler = createRequire(import.meta.url)
    .resolve("typescript/package.json")
    .replace("package.json", "bin/tsc");
  execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", compiled], {
    cwd: packageFolder,
    stdio: "pipe",
  });
}

/** Starts the API with these variables and nothing of this process's own but the search path. */
export function spawnApi(settings: Record<string, string>): ApiProcess {
  const env = { PATH: process.env["PATH"], ...settings };
  const child = spawn(process.execPath, [`${compiled}/main.js`], { cwd: emptyFolder(), env });
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
