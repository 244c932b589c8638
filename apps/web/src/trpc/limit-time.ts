type Fetch = typeof fetch;

/**
 * Ends a request that is not answered in time, so that a server that hangs is an outage like any other and not a
 * skeleton for ever. The caller's own signal still counts.
 * @param limit milliseconds, for the whole answer
 */
export function limitTime(limit: number, send: Fetch = fetch): Fetch {
  return (input, init) => {
    const signals = [AbortSignal.timeout(limit), init?.signal].filter((signal) => signal != null);
    return send(input, { ...init, signal: AbortSignal.any(signals) });
  };
}
