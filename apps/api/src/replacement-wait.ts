/** Milliseconds. A worker that dies by itself is replaced at once; only when it goes on does that turn into a pause, */
const firstWait = 1_000;

/** which doubles up to this, */
const longestWait = 30_000;

/** and is forgotten after a time without deaths. */
const forgottenAfter = 60_000;

/**
 * How long to wait before the next replacement: asked once for each, on a monotonic clock. Pauses spare those that still
 * serve. Where nobody does there is nobody to spare, and every longer pause would only prolong the outage.
 */
export function replacementWait(now: () => number): (isAnybodyServing: boolean) => number {
  let last = Number.NEGATIVE_INFINITY;
  let next = 0;
  return (isAnybodyServing) => {
    const due = now() - last > forgottenAfter ? 0 : next;
    const wait = isAnybodyServing ? due : Math.min(due, firstWait);
    next = due === 0 ? firstWait : Math.min(due * 2, longestWait);
    last = now() + wait;
    return wait;
  };
}
