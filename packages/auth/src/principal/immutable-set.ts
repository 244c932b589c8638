/**
 * A set nobody can change. `Object.freeze` does not stop `Set.prototype.add`, and a principal is shared between guards,
 * so one of them could otherwise hand out a group to all that follow.
 * Kept as a list: a token names a handful of groups and scopes, and thousands of principals are remembered.
 */
export class ImmutableSet<T> implements ReadonlySet<T> {
  readonly #members: readonly T[];

  constructor(members: Iterable<T>) {
    this.#members = [...new Set(members)];
    Object.freeze(this);
  }

  get size(): number {
    return this.#members.length;
  }

  has(member: T): boolean {
    return this.#members.includes(member);
  }

  forEach(callback: (value: T, key: T, set: ReadonlySet<T>) => void, thisArg?: unknown): void {
    for (const member of this.#members) callback.call(thisArg, member, member, this);
  }

  *entries(): SetIterator<[T, T]> {
    for (const member of this.#members) yield [member, member];
  }

  keys(): SetIterator<T> {
    return this.#members.values();
  }

  values(): SetIterator<T> {
    return this.#members.values();
  }

  [Symbol.iterator](): SetIterator<T> {
    return this.#members.values();
  }
}
