import { once } from "node:events";
import { stat } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";

const intervalMs = 500;

/** In words a worker can be started with from source and from dist alike. A file that is not there yet, or no more, is no fault. */
const beat = `
  const { utimes } = require("node:fs");
  const { workerData } = require("node:worker_threads");
  setInterval(() => utimes(workerData.path, new Date(), new Date(), () => {}), workerData.intervalMs);
`;

/**
 * Touches a file again and again for as long as this process lives, from a thread of its own: the main one may be busy.
 * Returns what stops it.
 */
export async function startHeartbeat(path: string): Promise<() => Promise<void>> {
  const worker = new Worker(beat, { eval: true, execArgv: [], env: {}, workerData: { path, intervalMs } });
  await once(worker, "online");
  worker.unref();
  return async () => void (await worker.terminate());
}

/**
 * Watches a file that another process may be touching.
 * No clocks are compared: those of two machines may differ.
 * True as soon as it is touched, false when it is gone or was not touched for `silenceMs`.
 */
export async function hasHeartbeat(path: string, silenceMs: number): Promise<boolean> {
  const touched = () =>
    stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
  const first = await touched();
  for (let waitedMs = 0; waitedMs < silenceMs; waitedMs += intervalMs / 5) {
    const last = await touched();
    if (last === null) return false;
    if (last !== first) return true;
    await delay(intervalMs / 5);
  }
  return false;
}
