import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { messages } from "../i18n/messages.ts";

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");

/** Characters that Latin fonts do not have, without those of comments, which nobody sees. */
const japaneseIn = (text: string) =>
  new Set(
    text
      .replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, "")
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu),
  );

it("holds every Japanese character of the pages in English, and none that they do not need", () => {
  const sources = readdirSync(fileURLToPath(new URL("..", import.meta.url)), {
    recursive: true,
    encoding: "utf8",
  });
  const shown = sources.filter((path) => path.endsWith(".tsx")).map((path) => read(`../${path}`));
  const needed = japaneseIn([JSON.stringify(messages.en), ...shown].join("\n"));
  const held = [...read("seal-characters.css").matchAll(/U\+([0-9A-F]{4})/g)];
  expect(new Set(held.map(([, code = ""]) => String.fromCodePoint(Number.parseInt(code, 16))))).toEqual(
    needed,
  );
});
