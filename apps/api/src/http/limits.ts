/** Every limit of the HTTP surface in one place. Sizes in bytes, times in milliseconds. */

export const bodyMaxBytes = 256 * 1024;

/** A refused body is still read up to here, so that the client gets to see the answer; beyond, the connection is cut. */
export const drainMaxBytes = 4 * 1024 * 1024;

/** Request line and header fields together. */
export const headMaxBytes = 16 * 1024;

/** Calls in one tRPC batch. */
export const batchMaxCalls = 20;

/** For the header fields to arrive whole. */
export const headersTimeout = 15_000;

/** For the request to arrive whole, body included. */
export const requestTimeout = 30_000;

/** Without a byte in either direction while a request is under way. */
export const idleSocketTimeout = 60_000;

/** Between two requests of one connection; longer than the 60 seconds that load balancers usually keep one. */
export const keepAliveTimeout = 72_000;

/** Calls per minute, address and procedure, of what takes a password, a code or a refresh token. */
export const attemptsPerMinute = 20;

export const oneMinute = 60_000;

/** For a database to answer the readiness probe. */
export const readinessTimeout = 2_000;

/** For a worker to tell the primary process its metrics. Prometheus itself gives up after ten seconds. */
export const workerAnswerTimeout = 5_000;

/** For traces to reach their collector at the end of the process. */
export const traceFlushTimeout = 1_000;

/** How often the time limits of a request are looked after; Node's own 30 seconds would double them. */
export const limitsCheckInterval = 1_000;

/** From the signal until nobody is accepted any more. Within it every answer ends its connection. */
export const stopGrace = 1_000;

/** At the end of the grace answers wait until nobody has connected for this long, */
export const quietFor = 150;

/** or for this long if new clients keep coming; then nobody is accepted any more. */
export const answersHeldFor = 600;

/** For clients that connected at the end of the grace to send their request. */
export const firstRequestTimeout = 500;

/** From the signal until the connections that are left are cut, whatever the clients do. */
export const stopTimeout = 10_000;

/** For the database to be closed after that; then the process ends by force. */
export const releaseTimeout = 1_500;
