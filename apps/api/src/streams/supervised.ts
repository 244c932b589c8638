import type { StreamLease } from "./stream-lease.ts";

/**
 * The same events for as long as the lease stands, and not one longer, whatever the source is waiting for. `count` hears of
 * every event. It asks the source for an event only when its reader asks, so a slow reader makes the source slow.
 */
export function supervised<T>(
  source: AsyncIterable<T>,
  lease: StreamLease,
  count: () => void,
): AsyncIterable<T, void> {
  const iterator = source[Symbol.asyncIterator]();
  // One slot and one listener for the whole stream: a race for each event would leave a trace of each in the signal.
  let interrupt: (why: unknown) => void = () => undefined;
  lease.signal.addEventListener(
    "abort",
    () => {
      interrupt(lease.signal.reason);
      // It answers when the source has come to its next yield, which is the source's business.
      void iterator.return?.().catch(() => undefined);
    },
    { once: true },
  );

  async function next(): Promise<IteratorResult<T, void>> {
    try {
      lease.assertStands();
      const step = await new Promise<IteratorResult<T, void>>((resolve, reject) => {
        interrupt = reject;
        iterator.next().then(resolve, reject);
      });
      // What came while the token ran out is not told: the client asks for it with its next one.
      lease.assertStands();
      if (step.done) lease.close();
      else count();
      return step;
    } catch (error) {
      lease.end(error);
      throw error;
    }
  }

  return {
    [Symbol.asyncIterator]: () => ({
      next,
      async return() {
        lease.close();
        return { done: true, value: undefined };
      },
    }),
  };
}
