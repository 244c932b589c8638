import { locales } from "@sekisho/contract/locale";
import { describe, expect, it } from "vitest";
import { messages } from "./messages.ts";

const flat = (tree: object, path = ""): Map<string, string> =>
  new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[`${path}${key}`, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  );

/** The names in braces: `{username}` and, with a format, `{seconds, plural, …}`. */
const placeholders = (text: string) => new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name));

const ja = flat(messages.ja);

describe.each(locales)("the messages in %s", (locale) => {
  const own = flat(messages[locale]);

  it("are the same set as in Japanese, none more and none less", () => {
    expect(new Set(own.keys())).toEqual(new Set(ja.keys()));
  });

  it("are never empty and never shout", () => {
    // The one place where the mark is not a raised voice: it names the symbols a password may hold.
    const spoken = [...own].filter(([key]) => key !== "auth.policy.symbol");
    expect(spoken.filter(([, text]) => text.trim() === "" || /[!！]/.test(text))).toEqual([]);
  });

  it("fill in the same names as in Japanese", () => {
    const names = (messages: Map<string, string>) =>
      new Map([...messages].map(([key, text]) => [key, placeholders(text)]));
    expect(names(own)).toEqual(names(ja));
  });
});

describe("the Japanese messages", () => {
  it("keep a number and what it counts on one line: a space that does not break, and nothing else, between them", () => {
    const number = /(?:\d|number\}|#)[ \u3000]?(?=[\u3041-\u30ff\u4e00-\u9fff])/;
    expect([...ja].filter(([, text]) => number.test(text))).toEqual([]);
  });
});
