import { describe, expect, it } from "vitest";
import { searchFilter } from "./search-filter.ts";

describe("the filter of a search", () => {
  it("looks at usernames, and at e-mail addresses when an @ is typed", () => {
    expect(searchFilter("akari")).toBe('username ^= "akari"');
    expect(searchFilter("akari@")).toBe('email ^= "akari@"');
  });

  it("keeps quotes and backslashes inside the value", () => {
    expect(searchFilter('a" or sub ^= "b')).toBe(String.raw`username ^= "a\" or sub ^= \"b"`);
    expect(searchFilter("a\\")).toBe(String.raw`username ^= "a\\"`);
  });

  it("asks for everybody when nothing is typed", () => {
    expect(searchFilter("")).toBeUndefined();
    expect(searchFilter(undefined)).toBeUndefined();
  });
});
