/** How often something was done within the current window, and in how many milliseconds the next one begins. */
export type Count = { readonly current: number; readonly ttl: number };

/** Counts by key within windows of one minute. Never fails: what cannot be shared is counted in this process. */
export type RateCounter = {
  /** This hit included, and those of every instance. Beyond `max` it need not be exact. */
  readonly countExactly: (key: string, max: number) => Promise<Count>;
  /** Without waiting: of other instances' hits, those that were known a moment ago. */
  readonly countNearly: (key: string, max: number) => Count;
  readonly close: () => void;
};

/** Milliseconds on a clock that nobody sets. */
export type MonotonicNow = () => number;
