import { describe, expect, it } from "vitest";
import { creationKey, pageOf } from "./page.ts";

const list = "letters";
const keyOf = (item: string) => item;
const page = (items: string[], limit: number, token?: string) => pageOf(items, { list, limit, token, keyOf });

describe("pages", () => {
  it("end without a token, also when the last page is full", () => {
    expect(page(["a", "b"], 2)).toEqual({ items: ["a", "b"], nextToken: undefined });
    expect(page([], 2)).toEqual({ items: [], nextToken: undefined });
  });

  it("continue after the last item shown, even when it is gone", () => {
    const first = page(["a", "b", "c"], 2);
    expect(page(["a", "c", "d"], 2, first.nextToken).items).toEqual(["c", "d"]);
  });

  it("take a limit of 0 as no limit of the caller's own", () => {
    expect(page(["a", "b"], 0).items).toEqual(["a", "b"]);
  });

  it("refuse a token of another list", () => {
    const { nextToken } = pageOf(["a", "b"], { list: "others", limit: 1, token: undefined, keyOf });
    expect(() => page(["a", "b"], 1, nextToken)).toThrow("Invalid pagination token.");
  });

  it("refuse what is no token", () => {
    for (const token of ["x", "bnVsbA", "W10", "////"]) {
      expect(() => page(["a"], 1, token)).toThrow("Invalid pagination token.");
    }
  });

  it("follow the order of creation, then the id", () => {
    const keys = [creationKey(1000, "b"), creationKey(999, "c"), creationKey(1000, "a")];
    expect(keys.toSorted()).toEqual([creationKey(999, "c"), creationKey(1000, "a"), creationKey(1000, "b")]);
  });
});
