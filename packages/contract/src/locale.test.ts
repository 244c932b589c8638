import { describe, expect, it } from "vitest";
import { localeFrom } from "./locale.ts";

describe("localeFrom", () => {
  it.each([
    [undefined, "ja"],
    ["", "ja"],
    ["en", "en"],
    ["en-GB,en;q=0.9", "en"],
    ["ja;q=0.4, en;q=0.8", "en"],
    ["en;q=0, ja", "ja"],
    ["fr-FR, en;q=0.2", "en"],
    ["fr", "ja"],
    ["*", "ja"],
    ["english", "ja"],
    ["en;q=abc", "en"],
  ] as const)("answers %s in %s", (header, locale) => {
    expect(localeFrom(header)).toBe(locale);
  });

  it("reads a bounded part of an oversized field", () => {
    expect(localeFrom(`${"x,".repeat(50_000)}en`)).toBe("ja");
  });
});
