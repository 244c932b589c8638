import cluster, { type Worker } from "node:cluster";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import { quietMessage } from "./close-port.ts";
import { releaseTimeout, stopTimeout } from "./http/limits.ts";
import { replacementWait } from "./replacement-wait.ts";
import { sharedPort } from "./shared-port.ts";
import { listenForStopRequests, stopMessage } from "./stop-requests.ts";

/** A worker ends itself when its time is over. Only one whose event loop no longer turns is still there after this. */
const killAfter = stopTimeout + releaseTimeout + 250;

/**
 * Runs the server in several processes that share the port (WORKERS). The first goes ahead: where it cannot start, nothing
 * does, and what is wrong is said once. A worker that dies later is replaced, however often, with pauses that grow while
 * it happens again and again and others still serve. SIGHUP replaces all of them, one by one, each only once its successor
 * listens.
 */
export function runWorkers(count: number, log: FastifyBaseLogger): void {
  const alive = new Set<Worker>();
  const listening = new Set<Worker>();
  const told = new WeakSet<Worker>();
  const waitBefore = replacementWait(() => performance.now());
  let isStopping = false;
  let isRenewing = false;
  /** The worker whose successor is on its way: if it ends by itself meanwhile, nobody else need take its place. */
  let leaving: Worker | null = null;
  let exitCode = 0;
  /** One that is replaced leaves the port to the others; the last to leave it leave together. */
  const port = sharedPort((waiting) => isStopping && [...listening].some((worker) => !waiting.has(worker)));

  /** Lets a worker finish what it has, and end. It is told once: a second time would mean "at once". */
  const retire = (worker: Worker) => {
    if (told.has(worker)) return;
    told.add(worker);
    if (worker.isConnected()) worker.send(stopMessage, () => undefined); // one that has just died cannot be told
    setTimeout(() => worker.process.kill("SIGKILL"), killAfter).unref();
  };

  const stop = (code: number) => {
    isStopping = true;
    exitCode = code;
    for (const worker of alive) retire(worker);
    if (alive.size === 0) process.exit(exitCode);
  };

  /** Starts a worker; answers whether it came to listen. */
  const startOne = (): Promise<boolean> => {
    const worker = cluster.fork();
    const { pid } = worker.process;
    alive.add(worker);
    // What could not be sent to one that has just died; unheard it would end everybody. Its end itself is heard below.
    worker.on("error", (err) => log.warn({ err, pid }, "a worker could not be reached"));
    worker.on("message", (message: unknown) => message === quietMessage && port.becameQuiet(worker));
    return new Promise((resolve) => {
      worker.once("listening", () => {
        log.info({ pid }, "a worker listens");
        listening.add(worker);
        resolve(true);
      });
      worker.once("exit", (code: number | null, signal: string | null) => {
        alive.delete(worker);
        const isMissed = listening.delete(worker);
        port.look();
        resolve(false);
        if (!isStopping && isMissed) {
          log.error({ pid, code, signal }, "a worker ended");
          if (worker !== leaving) void replaceOne();
        }
        if (!isStopping) return;
        exitCode = Math.max(exitCode, code ?? 1);
        if (alive.size === 0) process.exit(exitCode);
      });
    });
  };

  const replaceOne = async (): Promise<void> => {
    for (let isListening = false; !isListening; ) {
      const wait = waitBefore(listening.size > 0);
      if (wait > 0) log.warn({ wait_ms: wait }, "workers end again and again: the next one waits");
      await pause(wait);
      if (isStopping) return;
      isListening = await startOne();
      if (!isListening) log.error("a worker could not start in the place of another");
    }
  };

  const startAll = async (): Promise<void> => {
    const isServing = await startOne();
    if (isStopping) return;
    if (!isServing) {
      log.fatal("a worker could not start: the API ends");
      return stop(1);
    }
    // From here on somebody serves: one that ends before it listens is a reason to try again, and none to stop serving.
    const others = Array.from({ length: count - 1 }, async () => {
      if ((await startOne()) || isStopping) return;
      log.error("a worker could not start");
      await replaceOne();
    });
    await Promise.all(others);
  };

  const renewAll = async (): Promise<void> => {
    if (isRenewing || isStopping) return;
    isRenewing = true;
    log.info("replacing the workers one by one");
    const before = Array.from(listening); // their successors are added meanwhile
    for (const worker of before) {
      if (!listening.has(worker)) continue; // it has ended, and is replaced already
      leaving = worker;
      const isListening = await startOne();
      leaving = null;
      if (isStopping) return;
      if (!isListening) {
        log.error("a worker could not start: those that run are kept");
        if (!listening.has(worker)) void replaceOne();
        break;
      }
      if (listening.delete(worker)) retire(worker);
    }
    isRenewing = false;
    log.info("replacing the workers has ended");
  };

  listenForStopRequests(() => {
    if (!isStopping) return stop(0);
    for (const worker of alive) worker.process.kill("SIGKILL"); // asked twice: at once
    process.exit(1);
  });
  process.on("SIGHUP", () => void renewAll());
  void startAll();
}
