/** Wakes one waiter. A ring that nobody was waiting for is kept for whoever waits next; several are one. */
export type Bell = {
  readonly ring: () => void;
  /** Resolves at the next ring, and after `longest` milliseconds without one. */
  readonly rung: (longest: number) => Promise<void>;
};

export function createBell(): Bell {
  let isRung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      isRung = true;
      wake?.();
    },
    async rung(longest) {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, longest).unref();
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = null;
      }
      isRung = false;
    },
  };
}
