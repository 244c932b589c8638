import type { Worker } from "node:cluster";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { portClosedMessage } from "./close-port.ts";
import { workersApart } from "./http/limits.ts";

/** The workers that wait until the port they share is closed for them. */
export type SharedPort = {
  /** This one holds its answers, and nobody has knocked at it for a moment. */
  readonly becameQuiet: (worker: Worker) => void;
  /** Looks again, when a worker that was waited for has gone. */
  readonly look: () => void;
};

/**
 * Closes the port in one turn of the event loop for all that wait, once none is left that would go on alone: until then
 * whoever knocks is let in, and from then on refused by the system. In between, somebody would be accepted for a worker
 * that listens no more, and reset. One that does not come is waited for as long as answers can be held.
 */
export function sharedPort(isAnybodyLeft: (waiting: ReadonlySet<Worker>) => boolean): SharedPort {
  const waiting = new Set<Worker>();
  let limit: NodeJS.Timeout | undefined;

  async function closeForAll(): Promise<void> {
    clearTimeout(limit);
    limit = undefined;
    await turnOfTheLoop(); // right after a turn of the event loop has accepted everybody who was waiting
    const workers = [...waiting].filter((worker) => worker.isConnected());
    waiting.clear();
    for (const worker of workers) worker.disconnect();
    for (const worker of workers) worker.send(portClosedMessage, () => undefined);
  }

  const look = () => {
    if (waiting.size === 0) return;
    if (!isAnybodyLeft(waiting)) void closeForAll();
    else limit ??= setTimeout(() => void closeForAll(), workersApart).unref();
  };

  return {
    becameQuiet(worker) {
      waiting.add(worker);
      look();
    },
    look,
  };
}
