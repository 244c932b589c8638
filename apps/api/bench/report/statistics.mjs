/** @typedef {{ readonly median: number, readonly min: number, readonly max: number }} Spread */

/**
 * @param {readonly number[]} values
 * @returns {Spread | null} null without a value
 */
export function spreadOf(values) {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) return null;
  const middle = (sorted.length - 1) / 2;
  const [below = min, above = max] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return { median: (below + above) / 2, min, max };
}

/**
 * Round by round, and only then the spread: what slows the machine down for a while slows both down, and cancels out.
 * @param {readonly number[]} values
 * @param {readonly number[]} bases
 */
export function spreadOfRatios(values, bases) {
  return spreadOf(values.map((value, round) => value / (bases[round] ?? Number.NaN)));
}
