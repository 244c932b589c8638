import { expect, it } from "vitest";
import { ImmutableSet } from "./immutable-set.ts";

const set = new ImmutableSet(["a", "b", "a"]);

it("holds each member once, in the order they came", () => {
  expect([...set]).toEqual(["a", "b"]);
  expect([...set.values()]).toEqual(["a", "b"]);
  expect([...set.keys()]).toEqual(["a", "b"]);
  expect([...set.entries()]).toEqual([
    ["a", "a"],
    ["b", "b"],
  ]);
  expect(set.size).toBe(2);
  expect([set.has("a"), set.has("c")]).toEqual([true, false]);
});

it("hands each member to a callback, with itself and not what is inside it", () => {
  const seen: unknown[] = [];
  set.forEach(function (this: unknown, value, key, whole) {
    seen.push([this, value, key, whole === set]);
  }, "me");
  expect(seen.map((entry) => JSON.stringify(entry))).toEqual(['["me","a","a",true]', '["me","b","b",true]']);
});

it("can be given no member more", () => {
  expect(() => Set.prototype.add.call(set, "admin")).toThrow(TypeError);
  expect(Reflect.set(set, "size", 9)).toBe(false);
  expect(Object.isFrozen(set)).toBe(true);
});
