import { describe, expect, it } from "vitest";
import { Watch } from "./watch.ts";

function watched<Data extends object>(data: Data) {
  const seen = { changes: 0 };
  const watch = new Watch(() => {
    seen.changes += 1;
  });
  const raw = watch.take(data);
  return { raw, outside: watch.over(raw), seen };
}

describe("Watched data", () => {
  it("is read, listed, compared and written as JSON like any other, which changes nothing", () => {
    const data = { list: [{ a: 1 }, { a: 2 }], text: "x", none: null };
    const { outside, seen } = watched(data);
    expect(outside).toEqual(data);
    expect(JSON.stringify(outside)).toBe(JSON.stringify(data));
    expect(Object.entries(outside)).toEqual(Object.entries(data));
    expect(Array.isArray(outside.list)).toBe(true);
    expect(outside.list.map(({ a }) => a)).toEqual([1, 2]);
    expect("text" in outside).toBe(true);
    expect(seen.changes).toBe(0);
  });

  it("keeps raw objects inside only, whatever is put in from outside", () => {
    const { raw, outside } = watched({ list: [{ a: 1 }], other: [] as object[] });
    const [first] = outside.list;
    outside.other = [...outside.list, { first }];
    expect(raw.other[0]).toBe(raw.list[0]);
    expect(raw.other[1]).toHaveProperty("first", raw.list[0]);
    expect(outside.other[0]).toBe(first);
    expect(first).not.toBe(raw.list[0]);
  });

  const unwatchable: [string, unknown][] = [
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["bytes", new Uint8Array(1)],
    ["an object of a class", new (class Counter {})()],
    ["a function", () => 1],
    ["one of them deep inside", { list: [new Date(0)] }],
  ];

  it.each(unwatchable)("refuses %s, which changes without any member being set", (_, value) => {
    const { outside, seen } = watched({ any: null as unknown });
    expect(() => (outside.any = value)).toThrow(TypeError);
    expect(() => watched({ value })).toThrow(TypeError);
    expect(outside.any).toBeNull();
    expect(seen.changes).toBe(0);
  });

  it("takes plain data of another realm, and data without a prototype", () => {
    const foreignPrototype = Object.create(null);
    const foreign = Object.assign(Object.create(foreignPrototype), { a: 1 });
    const bare = Object.assign(Object.create(null), { b: 2 });
    const { outside } = watched({ foreign, bare });
    expect(JSON.stringify(outside)).toBe('{"foreign":{"a":1},"bare":{"b":2}}');
  });

  it("refuses a getter, whose answer changes by itself", () => {
    const { outside } = watched({ a: 1 });
    expect(() => Object.defineProperty(outside, "a", { get: Math.random })).toThrow(TypeError);
    expect(outside.a).toBe(1);
  });

  it("refuses another prototype and being frozen, so that it stays what it is", () => {
    const { outside } = watched({ inside: { a: 1 } });
    expect(() => Object.setPrototypeOf(outside.inside, { toJSON: () => "else" })).toThrow(TypeError);
    expect(() => Object.freeze(outside.inside)).toThrow(TypeError);
    outside.inside.a = 2;
    expect(outside.inside.a).toBe(2);
  });

  it("does not stand before what it only inherits", () => {
    const { outside } = watched({ a: 1 });
    expect(Reflect.get(outside, "__proto__")).toBe(Object.prototype);
  });
});
