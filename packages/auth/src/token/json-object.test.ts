import { expect, it } from "vitest";
import { readJsonObject } from "./json-object.ts";

const read = (text: string) => readJsonObject(Buffer.from(text));

it.each([
  '{"a":1,"a":1}',
  '{"a":1,"\\u0061":2}',
  '{"a":{"b":[{"c":1}]},"b":2,"a":3}',
  '{"__proto__":1,"__proto__":2}',
])("refuses a member named twice: %s", (text) => {
  expect(read(text)).toBeNull();
});

it.each(["", "null", "true", "1", '"text"', "[]", "{", "{}x", "\ufeff{}"])(
  "refuses what is no JSON object: %j",
  (text) => {
    expect(read(text)).toBeNull();
  },
);

it.each([
  "{}",
  '{"a":1}',
  '{"a":":","b":"\\":","c":"\\\\"}',
  '{"a:b":{"c":{"d":1}},"e":[{"f":1},{"f":2}]}',
  '{"a":{"b":1},"b":{"a":1}}',
  ' { "a" : [ ] , "b" : { } } ',
])("reads an object whose members are named once, however its values look: %s", (text) => {
  expect(read(text)).toEqual(JSON.parse(text));
});

it("gives an object in which nothing is found that was not written", () => {
  const object = read('{"__proto__":{"role":"admin"}}');
  expect(object?.["role"]).toBeUndefined();
  expect(object?.["toString"]).toBeUndefined();
  expect(object && Object.keys(object)).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>)["role"]).toBeUndefined(); // as: looks for a member no object should have
});
