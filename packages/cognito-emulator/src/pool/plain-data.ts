export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/**
 * A copy of a list or a plain object, with `copyOf` for each of its members. Throws TypeError for anything else: dates,
 * maps and the like change without any member being set.
 */
export function copyPlain(value: object, copyOf: (member: unknown) => unknown): object {
  if (Array.isArray(value)) return value.map(copyOf);
  const prototype: unknown = Object.getPrototypeOf(value);
  // Another realm's are plain, too: test runners give modules one of their own.
  const isPlain = !isObject(prototype) || Object.getPrototypeOf(prototype) === null;
  if (!isPlain) throw new TypeError("Only plain data can be watched.");
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyOf(member)]));
}
