import { join } from "node:path";
import { childEnvironment } from "./child-environment.ts";
import { type Child, startChild } from "./child-process.ts";
import type { PartOptions } from "./part.ts";
import { waitForAnswer } from "./wait-for-answer.ts";
import { workspaceRoot } from "./workspace.ts";

/** Starts the local user pool. It is the same in both modes: restarting it would sign people out for nothing. */
export async function startPool(
  { port, dataDir, signal }: Omit<PartOptions, "mode">,
  started: (child: Child) => void,
): Promise<{ endpoint: string }> {
  const endpoint = `http://localhost:${port}`;
  const child = startChild({
    name: "user pool",
    nodeArguments: ["packages/cognito-emulator/dist/cli.js"],
    cwd: workspaceRoot,
    env: childEnvironment({ PORT: String(port), DATA_DIR: dataDir }),
    logFile: join(dataDir, "logs", "pool.log"),
  });
  started(child);
  await waitForAnswer({ child, url: `${endpoint}/health`, withinSeconds: 30, signal });
  return { endpoint };
}
