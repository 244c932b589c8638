/** Freezes plain data, such as what came out of `JSON.parse`, all the way down. Without recursion: nesting cannot exhaust the stack. */
export function deepFreeze<T>(value: T): Readonly<T> {
  const pending: unknown[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null) continue;
    pending.push(...Object.values(next));
    Object.freeze(next);
  }
  return value;
}
