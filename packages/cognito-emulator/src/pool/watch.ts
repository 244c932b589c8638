import { copyPlain, isObject } from "./plain-data.ts";

/** What lies behind a watched object, and whose it is. */
const behind = new WeakMap<object, { readonly raw: object; readonly owner: Watch }>();
/** The one watched object before a raw one: who compares two of them compares what lies behind. */
const before = new WeakMap<object, object>();

/**
 * Sees every change of the plain data it holds, however deep inside, whoever makes it and however late: whoever asks is
 * given objects that tell of it. The raw ones are its own copies, and what they were made from is frozen: changing that
 * would change nothing, so it throws. These are the traps of the objects before the raw ones; every way to set something,
 * and every method of an array, ends in one of the two that call `changed`.
 */
export class Watch implements ProxyHandler<object> {
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Takes data in: the raw copy of it. What is watched here already stays itself. Throws TypeError unless it is plain. */
  take<Value>(value: Value): Value {
    return this.#rawOf(value) as Value; // a copy, or what was given out as one of this type
  }

  /** What to give out in the place of a raw object. */
  over<Raw extends object>(raw: Raw): Raw {
    const known = before.get(raw);
    if (known) return known as Raw; // reads as what it stands before
    const watched = new Proxy(raw, this) as Raw; // the same
    before.set(raw, watched);
    behind.set(watched, { raw, owner: this });
    return watched;
  }

  get(target: object, name: PropertyKey): unknown {
    const value: unknown = Reflect.get(target, name);
    return isObject(value) && Object.hasOwn(target, name) ? this.over(value) : value;
  }

  getOwnPropertyDescriptor(target: object, name: PropertyKey): PropertyDescriptor | undefined {
    const found = Reflect.getOwnPropertyDescriptor(target, name);
    return found && isObject(found.value) ? { ...found, value: this.over(found.value) } : found;
  }

  defineProperty(target: object, name: PropertyKey, wanted: PropertyDescriptor): boolean {
    // What a getter answers changes without anybody setting it.
    if (wanted.get || wanted.set) return false;
    const taken = "value" in wanted ? { ...wanted, value: this.#rawOf(wanted.value) } : wanted;
    const done = Reflect.defineProperty(target, name, taken);
    this.#changed();
    return done;
  }

  deleteProperty(target: object, name: PropertyKey): boolean {
    const done = Reflect.deleteProperty(target, name);
    this.#changed();
    return done;
  }

  setPrototypeOf(): boolean {
    return false;
  }

  preventExtensions(): boolean {
    return false;
  }

  #rawOf(value: unknown): unknown {
    if (typeof value === "function") throw new TypeError("Only plain data can be watched.");
    if (!isObject(value)) return value;
    const known = behind.get(value);
    if (known?.owner === this) return known.raw;
    const copy = copyPlain(value, (member) => this.#rawOf(member));
    if (!known) Object.freeze(value);
    return copy;
  }
}
