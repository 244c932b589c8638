/**
 * Ends what may hang. When the time is up, or somebody else calls the matter off, the signal fires and the answer is no
 * longer waited for, also from those who ignore the signal. The timer keeps no process alive. Not `AbortSignal.timeout`
 * within `AbortSignal.any`: Node 20 may collect that pair before its time, and then nothing ends the wait.
 * @throws Error when the time is up or the matter was called off
 */
export async function withinTime<T>(
  ms: number,
  act: (signal: AbortSignal) => Promise<T>,
  calledOff?: AbortSignal,
): Promise<T> {
  const controller = new AbortController();
  const end = () => controller.abort();
  const ended = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error("It took too long or was called off."));
    controller.signal.addEventListener("abort", stop, { once: true });
  });
  const timer = setTimeout(end, ms);
  timer.unref();
  calledOff?.addEventListener("abort", end, { once: true });
  if (calledOff?.aborted) end();
  try {
    return await Promise.race([ended, act(controller.signal)]);
  } finally {
    clearTimeout(timer);
    calledOff?.removeEventListener("abort", end);
  }
}
