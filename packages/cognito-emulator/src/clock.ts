/** Where the emulator reads the time: milliseconds since the epoch. Tests hand in a clock they can move. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Cognito's timestamps on the wire are seconds since the epoch, as JSON numbers. */
export const toSeconds = (milliseconds: number): number => milliseconds / 1000;

/** The whole seconds that token claims are made of (RFC 7519 section 2, NumericDate). */
export const toWholeSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/**
 * Whether a moment that was noted has come. One still to come was noted before the clock was put back, and counts for
 * nothing: its lock, its limit or its sign-out would keep people out until it comes again. Both in milliseconds.
 */
export const hasCome = (at: number, now: number): boolean => at <= now;
