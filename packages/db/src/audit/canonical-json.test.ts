import { describe, expect, it } from "vitest";
import { type Canonical, canonicalJson } from "./canonical-json.ts";

describe("canonical JSON", () => {
  it.each<[string, Canonical, string]>([
    ["sorts members, at every depth", { b: 1, a: { d: null, c: "x" } }, '{"a":{"c":"x","d":null},"b":1}'],
    // RFC 8785, section 3.2.3: by UTF-16 code units, in which a surrogate comes before U+FB33.
    [
      "sorts by UTF-16 code units",
      { "\ufb33": 1, "\u{1f600}": 2, "\r": 3, "1": 4 },
      `{"\\r":3,"1":4,"\u{1f600}":2,"\ufb33":1}`,
    ],
    ["writes texts as ECMAScript does", '\u0001\b\n"\\/é関', '"\\u0001\\b\\n\\"\\\\/é関"'],
    ["writes nothing without a member", {}, "{}"],
  ])("%s", (_promise, value, written) => {
    expect(canonicalJson(value)).toBe(written);
  });
});
