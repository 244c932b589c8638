import { join } from "node:path";
import { childEnvironment } from "./child-environment.ts";
import { type Child, startChild } from "./child-process.ts";
import type { PartOptions } from "./part.ts";
import type { PoolFacts } from "./stack-facts.ts";
import { waitForAnswer } from "./wait-for-answer.ts";
import { workspaceRoot } from "./workspace.ts";

type ApiOptions = PartOptions & {
  readonly pool: PoolFacts;
  readonly allowedOrigins: readonly string[];
};

/** Starts the API with an embedded database of its own and waits until it answers. */
export async function startApi(options: ApiOptions, started: (child: Child) => void): Promise<void> {
  const { port, dataDir, mode, signal } = options;
  const main = join(workspaceRoot, "apps/api/dist/main.js");
  const child = startChild({
    name: "API",
    nodeArguments: mode === "reload" ? ["--watch", "--watch-preserve-output", main] : [main],
    cwd: join(workspaceRoot, "apps/api"),
    env: childEnvironment(apiSettings(options)),
    logFile: join(dataDir, "logs", "api.log"),
  });
  started(child);
  await waitForAnswer({ child, url: `${apiUrlOf(port)}/healthz`, withinSeconds: 90, signal });
}

/** Where browsers and scripts call the API. */
export function apiUrlOf(port: number): string {
  return `http://localhost:${port}`;
}

function apiSettings({ port, dataDir, pool, allowedOrigins }: ApiOptions): Record<string, string> {
  return {
    ENVIRONMENT: "development",
    HOST: "127.0.0.1",
    PORT: String(port),
    DATA_DIR: dataDir,
    ALLOWED_ORIGINS: allowedOrigins.join(","),
    COGNITO_REGION: pool.region,
    COGNITO_USER_POOL_ID: pool.userPoolId,
    COGNITO_APP_CLIENT_ID: pool.clientId,
    COGNITO_ENDPOINT: pool.endpoint,
    COGNITO_ISSUER: pool.issuer,
    COGNITO_JWKS_URL: pool.jwksUrl,
  };
}
