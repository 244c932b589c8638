import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { countedKeysMax, oneMinute } from "./limits.ts";
import type { Count, MonotonicNow } from "./rate-counter.ts";

/** One key's minute as this process knows it. */
export type CountWindow = {
  /** On the monotonic clock. */
  endsAt: number;
  /** Everybody's hits, as far as the shared counter has said or was told. */
  known: number;
  /** Hits of this process that the shared counter was asked about one by one, whether it has answered yet or not. */
  asked: number;
  /** Hits of this process that the shared counter is still to be told. */
  untold: number;
  /** Hits of this process that it could not be told and will not be: nobody knows whether they arrived. */
  apart: number;
};

/** The windows of those who called last; whoever called longest ago is forgotten first. */
export type CountWindows = {
  /** The key's window, a new one where none is running. */
  readonly at: (key: string) => CountWindow;
  readonly countOf: (window: CountWindow) => Count;
};

export function countWindows(now: MonotonicNow): CountWindows {
  const windows = new LRUCache<string, CountWindow>({ max: countedKeysMax });
  return {
    at(key) {
      const window = windows.get(key);
      if (window !== undefined && window.endsAt > now()) return window;
      const fresh = { endsAt: now() + oneMinute, known: 0, asked: 0, untold: 0, apart: 0 };
      windows.set(key, fresh);
      return fresh;
    },
    countOf: ({ known, untold, apart, endsAt }) => ({
      current: known + untold + apart,
      ttl: Math.max(0, endsAt - now()),
    }),
  };
}

/**
 * What a key is called outside of this process: its SHA-256. It keeps addresses out of sight, not out of reach: there are
 * few enough IPv4 addresses to try them all, which is one more reason to forget ended windows.
 */
export const hashedKey = (key: string): string => createHash("sha256").update(key).digest("hex");
