/** A clock that moves when it is told to. */
export type TestClock = { readonly now: () => number; readonly advance: (ms: number) => void };

export function createTestClock(start = 0): TestClock {
  let now = start;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}
