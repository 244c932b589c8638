/** @typedef {{ readonly median: number, readonly p10: number, readonly p90: number }} Spread */

/**
 * @param {readonly number[]} values
 * @returns {Spread}
 */
export function spreadOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), p10: quantile(sorted, 0.1), p90: quantile(sorted, 0.9) };
}

/**
 * Round by round, and only then the spread: what slows the machine down for a while slows both down, and cancels out.
 * @param {readonly number[]} values
 * @param {readonly number[]} bases
 * @returns {Spread}
 */
export function spreadOfRatios(values, bases) {
  return spreadOf(values.map((value, round) => value / (bases[round] ?? Number.NaN)));
}

/**
 * @param {readonly number[]} sorted
 * @param {number} share
 */
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return below + (above - below) * (at - Math.floor(at));
}
