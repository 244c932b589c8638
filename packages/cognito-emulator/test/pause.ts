/** A place in a function under test where it waits until the test has done something else. */
export interface Pause {
  /** Awaited by the function. */
  here(): Promise<void>;
  /** Resolves once the function waits. */
  readonly reached: Promise<void>;
  readonly goOn: () => void;
}

export function startPause(): Pause {
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
      announce();
      return released;
    },
    reached,
    goOn: () => goOn(),
  };
}
