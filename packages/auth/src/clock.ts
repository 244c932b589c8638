/** A source of time in milliseconds. What zero means is the reader's business. */
export type Clock = { readonly now: () => number };

/** Milliseconds since 1970: what `exp`, `nbf` and `iat` are compared with. May jump when somebody sets the machine's time. */
export const wallClock: Clock = { now: () => Date.now() };

/** Milliseconds that only ever grow: what ages and waiting times are measured with. */
export const monotonicClock: Clock = { now: () => performance.now() };
