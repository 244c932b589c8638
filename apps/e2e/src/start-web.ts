import { createRequire } from "node:module";
import { join } from "node:path";
import { childEnvironment } from "./child-environment.ts";
import { type Child, startChild } from "./child-process.ts";
import type { PartOptions } from "./part.ts";
import type { PoolFacts } from "./stack-facts.ts";
import { waitForAnswer } from "./wait-for-answer.ts";
import { workspaceRoot } from "./workspace.ts";

type WebOptions = PartOptions & { readonly pool: PoolFacts; readonly apiUrl: string };

/** Starts the web app and waits until its home page answers. */
export async function startWeb(
  { port, dataDir, mode, signal, pool, apiUrl }: WebOptions,
  started: (child: Child) => void,
): Promise<void> {
  const folder = join(workspaceRoot, "apps/web");
  const next = createRequire(join(folder, "package.json")).resolve("next/dist/bin/next");
  const command = mode === "reload" ? "dev" : "start";
  const child = startChild({
    name: "web app",
    nodeArguments: [next, command, "-H", "127.0.0.1", "-p", String(port)],
    cwd: folder,
    env: childEnvironment({
      API_URL: apiUrl,
      COGNITO_REGION: pool.region,
      COGNITO_USER_POOL_ID: pool.userPoolId,
      COGNITO_APP_CLIENT_ID: pool.clientId,
      COGNITO_ENDPOINT: pool.endpoint,
    }),
    logFile: join(dataDir, "logs", "web.log"),
  });
  started(child);
  await waitForAnswer({ child, url: webUrlOf(port), withinSeconds: 120, signal });
}

/** The address people open. `localhost` and not 127.0.0.1: browsers give it the powers of a secure origin by name. */
export function webUrlOf(port: number): string {
  return `http://localhost:${port}`;
}
