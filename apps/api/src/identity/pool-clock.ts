import { clockSkewSeconds } from "@sekisho/auth";
import type { Clock } from "../clock.ts";

/** The clock by which the pool dates tokens (`iat`), as far as its answers have told. */
export type PoolClock = {
  /**
   * The pool's present second, since 1970: not later than it is there, and not earlier than any answer said. Our own
   * until it has answered.
   */
  second(): number;
  /** Whether any answer has told it. */
  isKnown(): boolean;
  /** Told the Date field of an answer. */
  hear(date: unknown): void;
};

/** Whose token is dated further ahead than this is refused anyway; no answer moves us by more. */
const furthestMs = clockSkewSeconds * 1000;

export function createPoolClock(clock: Clock): PoolClock {
  let aheadMs = 0;
  let latest = Number.NEGATIVE_INFINITY;
  return {
    second() {
      const now = clock.now();
      return toSecond(Math.min(Math.max(latest, now + aheadMs), now + furthestMs));
    },
    isKnown: () => latest > Number.NEGATIVE_INFINITY,
    hear(date) {
      const said = typeof date === "string" ? Date.parse(date) : Number.NaN;
      if (Number.isNaN(said)) return;
      const now = clock.now();
      // Its milliseconds are cut off and its way here took time, so this errs towards too early, within a second.
      aheadMs = Math.min(Math.max(said - now, -furthestMs), furthestMs);
      latest = Math.max(latest, now + aheadMs);
    },
  };
}

const toSecond = (ms: number): number => Math.floor(ms / 1000);
