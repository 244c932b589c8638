/** Freezes plain data, such as what came out of `JSON.parse`, all the way down. Without recursion: nesting cannot exhaust the stack. */
export function deepFreeze<T>(value: T): Readonly<T> {
  const pending: object[] = isObject(value) ? [value] : [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const inner of Object.values(next)) if (isObject(inner)) pending.push(inner);
    Object.freeze(next);
  }
  return value;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
