/** Is it a number of seconds, entries or the like that can be meant: above zero, and with an end? */
export function isPositiveNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value > 0;
}
