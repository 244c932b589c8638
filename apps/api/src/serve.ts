import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { createDeps, type Deps, releaseDeps } from "./deps.ts";
import type { Env } from "./env.ts";
import { notStopping, type Stopping } from "./http/last-answers.ts";
import type { MetricsListener } from "./metrics/serve-metrics.ts";
import { buildServer } from "./server.ts";
import { StartError } from "./start-error.ts";
import { stopGracefully } from "./stop-gracefully.ts";

/** How often counts of the audit trail whose minute is over are written, in milliseconds. */
const sweepInterval = 10_000;

/** A server that listens, and how to end it. */
export type Serving = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * Opens everything and listens. The key server need not be up: `/readyz` says when it is.
 * @throws StartError when the database cannot be opened, or nobody may listen there
 */
export async function serve(env: Env, log: FastifyBaseLogger): Promise<Serving> {
  const deps = await createDeps(env, log);
  const stopping: Stopping = { ...notStopping };
  let metrics: MetricsListener | null = null;
  try {
    const app = await buildServer(deps, { stopping });
    metrics = await publishMetrics(deps, env);
    const url = await listen(app, env);
    log.info({ ...startFacts(env, url), ...(metrics && { metrics: metrics.url }) }, "started");
    void warmUp(deps);
    const sweeping = setInterval(() => void deps.trail.writeDue(), sweepInterval);
    return {
      url,
      async stop() {
        const outcome = await stopGracefully(app, stopping);
        clearInterval(sweeping);
        const [{ database }] = await Promise.all([releaseDeps(deps), metrics?.close()]);
        log.info({ connections: outcome, database }, "stopped");
      },
    };
  } catch (error) {
    await Promise.all([releaseDeps(deps), metrics?.close()]);
    throw error;
  }
}

/** Null where none are asked for: what publishes them is not loaded then. */
async function publishMetrics({ metrics }: Deps, env: Env): Promise<MetricsListener | null> {
  if (metrics === null || env.metrics === null) return null;
  const publishing = await import("./metrics/publish-metrics.ts");
  return await publishing.publishMetrics(metrics, env.metrics);
}

async function listen(app: FastifyInstance, { host, port }: Env): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const isOfPort =
      error instanceof Error && "code" in error && ["EADDRINUSE", "EACCES"].includes(String(error.code));
    throw new StartError(isOfPort ? "PORT" : "HOST", error);
  }
}

async function warmUp({ verifier, log }: Deps): Promise<void> {
  await verifier.warmUp();
  if (!verifier.holdsKeys())
    log.warn("the key server does not answer yet; tokens cannot be checked until it does");
}

/** What an operator wants to see first, and no credential: not even where the database is. */
function startFacts(env: Env, url: string) {
  return {
    url,
    environment: env.environment,
    log_level: env.logLevel,
    debug: env.debug,
    user_pool: env.cognito.userPoolId,
    database: env.databaseUrl === null ? "embedded" : "postgresql",
    docs: `${url}/docs`,
    traced: env.tracing !== null,
  };
}
