import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/**
 * How long the main thread has worked, in microseconds since some moment.
 *
 * This is what a server pays of the one thread it has, and what bounds its requests per second. Verification can be done
 * elsewhere, so two clocks that lie at hand would be wrong: wall time bills a callback's wait for the thread pool, during
 * which the main thread could serve others; and the CPU time of the process bills the pool's work, which is done beside
 * the main thread. Dispatching to the pool and back is the main thread's own, and in all three clocks below.
 *
 * The thread's own CPU time is best: on a machine with other work a thread that is ready to run waits for a core, and only
 * this clock leaves that out. Node tells it from version 24 on, and Linux to every process. Elsewhere remains the time the
 * event loop was not idle, which is the same on a quiet machine.
 * @typedef {{ readonly name: string, readonly read: () => number }} MainThreadClock
 */

const schedulerFile = "/proc/thread-self/schedstat";

/** @returns {MainThreadClock} */
export function createMainThreadClock() {
  // Not yet in the types of the oldest Node we run on.
  const { threadCpuUsage } = /** @type {{ threadCpuUsage?: () => NodeJS.CpuUsage }} */ (process);
  if (threadCpuUsage) {
    const read = () => {
      const { user, system } = threadCpuUsage.call(process);
      return user + system;
    };
    return { name: "CPU time of the main thread", read };
  }
  if (readSchedulerTime() > 0) return { name: "CPU time of the main thread", read: readSchedulerTime };
  const read = () => performance.now() * 1000 - performance.eventLoopUtilization().idle * 1000;
  return { name: "time the event loop was not idle", read };
}

/** Nanoseconds on a core are the first of its numbers; 0 where there is no such file. */
function readSchedulerTime() {
  try {
    return Number(readFileSync(schedulerFile, "latin1").split(" ")[0]) / 1000;
  } catch {
    return 0;
  }
}
