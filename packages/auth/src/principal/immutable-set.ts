/**
 * A set nobody can change. `Object.freeze` does not stop `Set.prototype.add`, and a principal is shared between guards,
 * so one of them could otherwise hand out a group to all that follow.
 */
export class ImmutableSet<T> implements ReadonlySet<T> {
  readonly #members: Set<T>;

  constructor(members: Iterable<T>) {
    this.#members = new Set(members);
    Object.freeze(this);
  }

  get size(): number {
    return this.#members.size;
  }

  has(member: T): boolean {
    return this.#members.has(member);
  }

  // The callback is given this set: the inner one must not get out.
  forEach(callback: (value: T, key: T, set: ReadonlySet<T>) => void, thisArg?: unknown): void {
    for (const member of this.#members) callback.call(thisArg, member, member, this);
  }

  entries(): SetIterator<[T, T]> {
    return this.#members.entries();
  }

  keys(): SetIterator<T> {
    return this.#members.keys();
  }

  values(): SetIterator<T> {
    return this.#members.values();
  }

  [Symbol.iterator](): SetIterator<T> {
    return this.#members.values();
  }
}
