/** Whole numbers from 0 up to but not including `below`; the same ones for the same seed. */
export type Random = (below: number) => number;

/** mulberry32: small, seeded and repeatable. Nothing secret comes from it. */
export function createRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One of a list that is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T; // as: the index is within the list
}

/** One of a list, each as likely as its weight says. */
export function pickWeighted<T extends { readonly weight: number }>(random: Random, list: readonly T[]): T {
  let rest = random(list.reduce((sum, { weight }) => sum + weight, 0));
  for (const candidate of list) {
    rest -= candidate.weight;
    if (rest < 0) return candidate;
  }
  throw new Error("a list without weight");
}
