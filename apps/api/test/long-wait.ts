/** Each start loads the whole API, and on a busy machine that takes many seconds. */
export const longWait = { timeout: 120_000, interval: 50 };
