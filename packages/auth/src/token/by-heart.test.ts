import { expect, it, vi } from "vitest";
import { byHeart } from "./by-heart.ts";

const letters = (text: string) => ({ letters: text.split("") });

it("reads a text once, and gives what it made of it to all who come with the same", () => {
  const read = vi.fn<typeof letters>(letters);
  const reader = byHeart(read);
  const first = reader("ab");
  expect(first).toEqual({ letters: ["a", "b"] });
  expect(reader(`a${"b"}`)).toBe(first);
  expect(read).toHaveBeenCalledOnce();
});

it.each(["abc", "a", "AB", "ab\u0000", "ab\u0100", "\u0161b", "ａｂ"])(
  "never takes %j for another text",
  (other) => {
    const reader = byHeart(letters);
    reader("ab");
    expect(reader(other)).toEqual(letters(other));
    expect(reader("ab")).toEqual(letters("ab"));
  },
);

it("keeps every character, also half of a pair", () => {
  const reader = byHeart((text) => text);
  for (const text of ["", "名", "\ud800", "\udc00\ud800", "é".normalize("NFD")])
    expect(reader(text)).toBe(text);
});

it("knows no text by heart that could not be read", () => {
  const read = vi.fn<() => string>(() => {
    throw new Error("unreadable");
  });
  const reader = byHeart(read);
  for (let time = 0; time < 3; time++) expect(() => reader("x")).toThrow("unreadable");
  expect(read).toHaveBeenCalledTimes(3);
});

it("knows 32 at most: whoever makes up texts fills no memory", () => {
  const read = vi.fn<typeof letters>(letters);
  const reader = byHeart(read);
  const readOnce = () => {
    for (let at = 0; at < 32; at++) reader(`text ${at}`);
  };
  readOnce();
  readOnce();
  expect(read).toHaveBeenCalledTimes(32);
  reader("one more");
  readOnce();
  expect(read).toHaveBeenCalledTimes(65);
});
