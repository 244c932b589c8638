type Fetch = typeof fetch;

/**
 * Ends a request that is not answered in time, so that a server that hangs is an outage like any other and not a
 * skeleton for ever. The caller's own signal still counts.
 * A controller of our own, and not `AbortSignal.timeout` in `AbortSignal.any`: an engine may collect that pair before
 * its time (Node 20 does), and then nothing ends the request.
 * @param limit milliseconds, for the whole answer
 */
export function limitTime(limit: number, send: Fetch = fetch): Fetch {
  return (input, init) => {
    const end = new AbortController();
    setTimeout(() => end.abort(new DOMException("The server did not answer.", "TimeoutError")), limit);
    const caller = init?.signal;
    const callOff = () => end.abort(caller?.reason);
    if (caller?.aborted) callOff();
    else caller?.addEventListener("abort", callOff, { once: true });
    return send(input, { ...init, signal: end.signal });
  };
}
