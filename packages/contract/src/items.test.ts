import { describe, expect, it } from "vitest";
import { CreateItemInput, ItemId, ListItemsInput } from "./items.ts";

const createFails = (name: unknown) => !CreateItemInput.safeParse({ name }).success;

describe("item input", () => {
  it("takes a name and trims it", () => {
    expect(CreateItemInput.parse({ name: "  買い物 👜 " })).toEqual({ name: "買い物 👜" });
  });

  it.each([
    ["nothing but spaces", " \u3000 "],
    ["NUL", "a\u0000b"],
    ["a line break", "a\nb"],
    ["a lone surrogate", "a\ud800"],
    ["more than 2000 characters", "x".repeat(2001)],
    ["a number", 5],
    ["an array", ["a"]],
    ["nothing", undefined],
  ])("refuses %s as a name", (_what, name) => {
    expect(createFails(name)).toBe(true);
  });

  it("ignores an owner, an id or a date sent by the caller", () => {
    const sent = { name: "a", owner_sub: "someone", id: 1, created_at: "2020-01-01T00:00:00.000Z" };
    expect(CreateItemInput.parse(sent)).toEqual({ name: "a" });
  });

  it.each([0, -1, 1.5, 2 ** 31, Number.NaN, "1", null])("refuses %s as an id", (id) => {
    expect(ItemId.safeParse(id).success).toBe(false);
  });

  it("pages by 20 unless asked, and by 100 at most", () => {
    expect(ListItemsInput.parse({}).limit).toBe(20);
    expect(ListItemsInput.safeParse({ limit: 101 }).success).toBe(false);
  });
});
