/** Every limit of the HTTP surface in one place. Sizes in bytes, times in milliseconds. */

export const bodyMaxBytes = 256 * 1024;

/** A refused body of up to this size is read to its end, and the connection kept; beyond, the answer ends it. */
export const drainMaxBytes = 4 * 1024 * 1024;

/** For a client to stop sending after the answer that ends its connection. Shorter than `stopTimeout` without its grace. */
export const lingerTimeout = 8_000;

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

/** For each part of the server to be ready at its start: Fastify's own ten seconds are too few for a busy machine. */
export const pluginTimeout = 60_000;

/** Between two requests of one connection; longer than the 60 seconds that load balancers usually keep one. */
export const keepAliveTimeout = 72_000;

/** Calls per minute, address and procedure, of what takes a password, a code or a refresh token. */
export const attemptsPerMinute = 20;

export const oneMinute = 60_000;

/** Addresses whose requests this process remembers; who called longest ago is forgotten first. About 5 MB when full. */
export const countedKeysMax = 20_000;

/** Between two exchanges of counts with the other instances: for so long nobody knows what the others let through. */
export const exchangeInterval = 500;

/** The share of a limit that one address may use up before an exchange is not put off any longer. */
export const exchangePortion = 0.05;

/** Addresses in one exchange; the rest is told in the next. */
export const exchangedAtOnce = 1_000;

/** For the shared counter to answer, a crowd at one row included; then this process counts for itself, */
export const counterTimeout = 3_000;

/** and leaves the shared counter alone for this long. */
export const tableAvoidedFor = 2_000;

/** Between two removals of counts whose minute is over. */
export const forgetInterval = 60_000;

/** Between two looks at how much there is to do. */
export const pressureBeat = 200;

/**
 * By how much the event loop may be late. A loop that is merely busy, with 64 clients on two cores and its neighbours, is
 * late by a tenth of this; a whole second for each turn is four times what a request may take at its slowest.
 */
export const loopLateMax = 1_000;

/**
 * For how long the first in line may wait for the database. 64 clients on two cores that many others share wait for up to
 * three seconds; after eight (`connectionTimeoutMillis` of the pool) nobody is served any more.
 */
export const databaseWaitMax = 5_000;

/** Looks in a row that must be heavy before requests are refused: one long pause is no overload. */
export const pressureBeats = 3;

/** Looks in a row that must be light before they are served again: a second. */
export const calmBeats = 5;

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

/** How long the first of several workers waits for the last, which were told to stop at once, to close their port together. */
export const workersApart = 2_000;

/** For the primary process to close it; then a worker goes on by itself. */
export const portClosedTimeout = workersApart + 500;

/** For clients that connected at the end of the grace to send their request. */
export const firstRequestTimeout = 500;

/** From the signal until the connections that are left are cut, whatever the clients do. */
export const stopTimeout = 10_000;

/** For the audit trail's counts to be written and the database to be closed after that; then a server's connections are cut. */
export const databaseReleaseTimeout = 1_000;

/** For everything to be let go of; then the process ends by force. */
export const releaseTimeout = 1_500;

/** Streams of one subject at a time: several tabs and devices, and no flood. */
export const streamsPerSubject = 10;

/** Streams of one process at a time; each holds a socket and some 50 KB. */
export const streamsPerProcess = 1_000;

/** Between two signs of life on a silent stream. Shorter than `idleSocketTimeout` and than proxies usually wait. */
export const streamPing = 15_000;

/** Clients take a stream that is silent for so long for dead, and come back. */
export const streamSilence = 45_000;

/** Between two looks at whether the credential of an open stream still stands. */
export const streamRecheck = 1_000;

/** A stream looks for changes by itself so often, should a notice have been lost. */
export const streamPoll = 5_000;

/** Changes that a stream reads from the database at a time, and so the most that it ever holds. */
export const streamPage = 100;

/** For a client to take the last event of a stream that has to end; then its connection is cut. */
export const lastEventTimeout = 2_000;
