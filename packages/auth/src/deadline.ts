/**
 * A signal that fires after a time, or when somebody else calls the matter off; and the way to say that it is over. Its
 * timer keeps no process alive. Not `AbortSignal.timeout` within `AbortSignal.any`: Node 20 may collect that pair before
 * its time, and then nothing ends the wait.
 */
export function deadline(
  ms: number,
  calledOff?: AbortSignal,
): { readonly signal: AbortSignal; readonly clear: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, ms);
  timer.unref();
  if (calledOff?.aborted) stop();
  calledOff?.addEventListener("abort", stop, { once: true });
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      calledOff?.removeEventListener("abort", stop);
    },
  };
}
