/** Ctrl-C, a service manager's goodbye, and a closed terminal. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Not a failure: somebody asked us to end. */
class StopRequested extends Error {
  name = "StopRequested";
}

/**
 * Turns the signals into one request to stop in order. A later signal ends this process at once, and with it its children.
 * A second signal within the same second is the first one again: the terminal and npm both pass Ctrl-C on.
 */
export function listenForStop() {
  const stop = new AbortController();
  let firstAt;
  const onSignal = () => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      stop.abort(new StopRequested());
    } else if (performance.now() - firstAt > 1_000) process.exit(130);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return stop.signal;
}
