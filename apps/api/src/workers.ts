import cluster from "node:cluster";
import type { FastifyBaseLogger } from "fastify";

/** A worker that ends sooner than this after its start, in milliseconds, would only end again. */
const tooShortALife = 5_000;

/**
 * Runs the server in several processes that share the port (WORKERS). A worker that dies later is replaced; one that
 * cannot even start ends them all, so that a wrong setting does not turn into an endless loop.
 */
export function runWorkers(count: number, log: FastifyBaseLogger): void {
  let isStopping = false;
  let exitCode = 0;

  const stop = (code: number, signal: NodeJS.Signals) => {
    isStopping = true;
    exitCode = Math.max(exitCode, code);
    for (const worker of Object.values(cluster.workers ?? {})) worker?.kill(signal);
  };

  const startOne = () => {
    const startedAt = performance.now();
    cluster.fork().once("exit", (code, signal) => {
      if (isStopping) {
        exitCode = Math.max(exitCode, code ?? 1);
        if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(exitCode);
        return;
      }
      log.error({ code, signal }, "a worker ended");
      if (performance.now() - startedAt < tooShortALife) stop(1, "SIGTERM");
      else startOne();
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(1);
    });
  };

  process.on("SIGTERM", (signal) => stop(0, signal)).on("SIGINT", (signal) => stop(0, signal));
  for (let index = 0; index < count; index++) startOne();
}
