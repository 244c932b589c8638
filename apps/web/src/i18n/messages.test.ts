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
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).toSorted();

const ja = flat(messages.ja);

describe.each(locales)("the messages in %s", (locale) => {
  const own = flat(messages[locale]);

  it("are the same set as in Japanese, none more and none less", () => {
    expect([...own.keys()].toSorted()).toEqual([...ja.keys()].toSorted());
  });

  it("are never empty and never shout", () => {
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe("");
      // The one place where the mark is not a raised voice: it names the symbols a password may hold.
      if (key !== "auth.policy.symbol") expect(text, key).not.toMatch(/[!！]/);
    }
  });

  it("fill in the same names as in Japanese", () => {
    for (const [key, text] of own) expect(placeholders(text), key).toEqual(placeholders(ja.get(key) ?? ""));
  });
});
