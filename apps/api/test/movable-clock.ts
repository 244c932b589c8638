import type { Clock } from "../src/clock.ts";

/** A clock that runs as the machine's does, and that a test sets forward or back. */
export type MovableClock = Clock & { readonly advance: (milliseconds: number) => void };

export function movableClock(): MovableClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance(milliseconds) {
      ahead += milliseconds;
    },
  };
}
