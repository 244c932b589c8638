import cluster from "node:cluster";
import type { FastifyBaseLogger } from "fastify";
import { listenForStopRequests, stopMessage } from "./stop-requests.ts";

/** A worker that ends sooner than this after its start, in milliseconds, would only end again. */
const tooShortALife = 5_000;

/**
 * Runs the server in several processes that share the port (WORKERS). A worker that dies later is replaced; one that
 * cannot even start ends them all, so that a wrong setting does not turn into an endless loop.
 */
export function runWorkers(count: number, log: FastifyBaseLogger): void {
  let isStopping = false;
  let exitCode = 0;

  const workers = () => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);

  const stop = (code: number) => {
    isStopping = true;
    exitCode = code;
    for (const worker of workers()) if (worker.isConnected()) worker.send(stopMessage);
  };

  const startOne = () => {
    const startedAt = performance.now();
    cluster.fork().once("exit", (code, signal) => {
      if (isStopping) exitCode = Math.max(exitCode, code ?? 1);
      else {
        log.error({ code, signal }, "a worker ended");
        if (performance.now() - startedAt < tooShortALife) stop(1);
        else startOne();
      }
      if (workers().length === 0) process.exit(exitCode);
    });
  };

  listenForStopRequests(() => {
    if (!isStopping) return stop(0);
    for (const worker of workers()) worker.process.kill("SIGKILL"); // asked twice: at once
    process.exit(1);
  });
  for (let index = 0; index < count; index++) startOne();
}
