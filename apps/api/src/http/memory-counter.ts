import { countWindows } from "./count-windows.ts";
import type { MonotonicNow, RateCounter } from "./rate-counter.ts";

/** Counts for this process alone: all there is with the embedded database, which belongs to one process. */
export function memoryCounter(now: MonotonicNow): RateCounter {
  const windows = countWindows(now);
  const count = (key: string) => {
    const window = windows.at(key);
    window.apart++;
    return windows.countOf(window);
  };
  return { countExactly: async (key) => count(key), countNearly: count, close: () => undefined };
}
