/** A clock that moves when it is told to. */
export type TestClock = { now(): number; advance(ms: number): void };

export function createTestClock(start = 0): TestClock {
  let now = start;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}
