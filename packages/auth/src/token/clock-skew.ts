/** How far the provider's clock and ours may be apart, in seconds. */
export const clockSkewSeconds = 60;
