import { RawJson } from "./json-members.ts";

/** The first second RFC 3339 cannot write. */
export const yearTenThousand = 253_402_300_800;

/** Strings that look like another one, or like nothing, to one reader out of two. */
export const oddStrings: readonly string[] = [
  "",
  " ",
  "x",
  "1",
  "true",
  "null",
  "admin",
  "Admin",
  "admin ",
  "admin\0",
  "ａｄｍｉｎ",
  "аdmin", // the first letter is Cyrillic
  "ad\u200bmin",
  "a\u0301dmin",
  "\u202enimda",
  "\ufeffadmin",
  "\ud800",
  "\udc00\ud800",
  "line\nbreak",
  "\u0085",
  "__proto__",
  "constructor",
  "x".repeat(255),
  "x".repeat(256),
  "😀".repeat(128),
];

/** What a careless comparison takes for the same: `bend` makes it from the right value. */
export const nearlyRight: readonly { readonly name: string; readonly bend: (value: string) => unknown }[] = [
  { name: "with a space behind", bend: (value) => `${value} ` },
  { name: "with a space in front", bend: (value) => ` ${value}` },
  { name: "with a NUL behind", bend: (value) => `${value}\0` },
  { name: "with a zero-width space inside", bend: (value) => `${value.slice(0, 2)}\u200b${value.slice(2)}` },
  { name: "in capitals", bend: (value) => value.toUpperCase() },
  { name: "without its last letter", bend: (value) => value.slice(0, -1) },
  { name: "written twice", bend: (value) => `${value},${value}` },
  { name: "in a list", bend: (value) => [value] },
  { name: "in an object", bend: (value) => ({ [value]: true }) },
  { name: "of full-width letters", bend: (value) => value.replace(/[a-z]/g, toFullWidth) },
];

const toFullWidth = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);

/** Numbers at which one reader's arithmetic ends. */
export const oddNumbers: readonly unknown[] = [
  0,
  -0,
  -1,
  1,
  0.5,
  -0.5,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  yearTenThousand - 1,
  yearTenThousand,
  1e21,
  1e308,
  5e-324,
  new RawJson("1e999"),
  new RawJson("-1e999"),
  new RawJson("-0.0"),
  new RawJson("1E+3"),
  new RawJson(`1${"0".repeat(400)}`),
  new RawJson(`0.${"0".repeat(400)}1`),
];

/** Values of every JSON type, most of them where nobody expects them. */
export const oddValues: readonly unknown[] = [
  null,
  true,
  false,
  ...oddNumbers,
  ...oddStrings,
  [],
  [""],
  ["x"],
  ["admin"],
  ["admin", 1],
  [null],
  [["admin"]],
  {},
  { admin: true },
  { length: 1, 0: "admin" },
  { toString: "admin" },
];
