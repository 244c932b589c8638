/**
 * Ends what may hang: when the time is up the signal fires, and the answer is no longer waited for, also by those who
 * ignore the signal. The timer keeps no process alive.
 * @throws Error when the time is up
 */
export async function withinTime<T>(ms: number, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(new Error("It took too long."));
    }, ms);
    timer.unref();
  });
  try {
    return await Promise.race([act(controller.signal), timeIsUp]);
  } finally {
    clearTimeout(timer);
  }
}
