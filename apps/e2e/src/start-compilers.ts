import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { childEnvironment } from "./child-environment.ts";
import { type Child, startChild } from "./child-process.ts";
import { workspaceRoot } from "./workspace.ts";

/** What the running processes load from a dist folder, each before what is built on it. */
const compiled = ["packages/contract", "packages/auth", "packages/db", "apps/api"] as const;

/** Keeps the dist folders in step with the sources; `node --watch` and Next.js see the change and do the rest. */
export function startCompilers(dataDir: string, started: (child: Child) => void): void {
  const compiler = join(
    dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
    "bin/tsc",
  );
  for (const folder of compiled) {
    started(
      startChild({
        name: `compiler of ${folder}`,
        nodeArguments: [compiler, "-p", "tsconfig.build.json", "--watch", "--preserveWatchOutput"],
        cwd: join(workspaceRoot, folder),
        env: childEnvironment({}),
        logFile: join(dataDir, "logs", `compile-${basename(folder)}.log`),
      }),
    );
  }
}
