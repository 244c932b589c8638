/** Where the time comes from: milliseconds since the epoch. Tests hand in one that they move themselves. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };
