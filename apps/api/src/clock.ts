/** Where the time comes from: milliseconds since the epoch. Tests hand in one that they move themselves. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds that only ever grow: what waiting is measured with. */
export const monotonicClock: Clock = { now: () => performance.now() };
