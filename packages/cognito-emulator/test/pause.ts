/** A place in a function under test where it waits until the test has done something else. */
export interface Pause {
  /** Awaited by the function. */
  here(): Promise<void>;
  /** Resolves once as many callers wait as are expected. */
  readonly reached: Promise<void>;
  readonly goOn: () => void;
}

export function startPause(expected = 1): Pause {
  let waiting = 0;
  let announce = () => {};
  const reached = new Promise<void>((resolve) => {
    announce = resolve;
  });
  let goOn = () => {};
  const released = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  return {
    here() {
      waiting += 1;
      if (waiting === expected) announce();
      return released;
    },
    reached,
    goOn: () => goOn(),
  };
}
