import cluster from "node:cluster";

/** What the primary process sends its workers. */
export const stopMessage = "stop";

/**
 * Calls `onRequest` whenever this process is asked to stop. A worker is asked by its primary alone: at a terminal Ctrl-C
 * reaches every process, and a worker that heard it twice would take it for "at once".
 */
export function listenForStopRequests(onRequest: (why: string) => void): void {
  const isWorker = cluster.isWorker;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (!isWorker) onRequest(signal);
    });
  }
  if (!isWorker) return;
  process.on("SIGHUP", () => undefined); // for the primary, which replaces its workers
  process.on("message", (message) => {
    if (message === stopMessage) onRequest("the primary process says so");
  });
  process.once("disconnect", () => {
    // The primary process disconnects those whose port it has closed (`shared-port.ts`): they are stopping already.
    if (cluster.worker?.exitedAfterDisconnect !== true) onRequest("the primary process is gone");
  });
}
