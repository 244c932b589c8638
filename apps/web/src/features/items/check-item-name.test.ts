import { itemNameMaxLength } from "@sekisho/contract/items";
import { expect, it } from "vitest";
import { checkItemName } from "./check-item-name.ts";

it("takes the spaces around a name away", () => {
  expect(checkItemName("　関所手形  ")).toEqual({ ok: true, name: "関所手形" });
});

it("asks for a name when there are only spaces", () => {
  expect(checkItemName(" 　")).toEqual({ ok: false, problem: "required" });
});

it("accepts the longest name and refuses one character more", () => {
  expect(checkItemName("あ".repeat(itemNameMaxLength)).ok).toBe(true);
  expect(checkItemName("あ".repeat(itemNameMaxLength + 1))).toEqual({ ok: false, problem: "too_long" });
});

it("refuses what cannot be stored", () => {
  for (const text of ["a\u0000b", "a\u0007b", "a\uD800b"])
    expect(checkItemName(text)).toEqual({ ok: false, problem: "unreadable" });
});
