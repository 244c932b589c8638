import { expect, it } from "vitest";
import { shortenName } from "./shorten-name.ts";

it("quotes a short name whole", () => {
  expect(shortenName("関所手形")).toBe("関所手形");
});

it("quotes the beginning of a long name", () => {
  expect(shortenName("あ".repeat(41))).toBe(`${"あ".repeat(40)}…`);
});

it("never cuts a character in two", () => {
  const family = "👨‍👩‍👧";
  expect(shortenName(family.repeat(41))).toBe(`${family.repeat(40)}…`);
});
