import { describe, expect, it } from "vitest";
import { readNotedHead } from "./read-noted-head.ts";
import { verdictSentence } from "./verdict-sentence.ts";

const hash = "0123456789abcdef".repeat(4);

describe("the verdict on a trail", () => {
  it("gives the head in the form in which it is asked for later", () => {
    const said = verdictSentence({ kind: "whole", head: { length: 12, hash } }).split("\n");
    expect(said[0]).toMatch(/12 events.*12 件/);
    expect(readNotedHead(["--expect", said[1] ?? ""])).toEqual({ length: 12, hash });
  });

  it.each([
    ["changed", /changed.*書き換え/],
    ["removed", /removed.*削除/],
    ["out-of-order", /out of order.*順序/],
    ["cut-tail", /cut off.*切り取られ/],
    ["added", /added.*追加/],
    ["head-missing", /head.*終わり/],
    ["rewritten", /anew.*作り直され/],
  ] as const)("names the event and says in both languages that it was %s", (how, words) => {
    const said = verdictSentence({ kind: "broken", how, id: 4321 });
    expect(said).toMatch(words);
    expect(said.match(/4321/g)).toHaveLength(2);
  });
});

describe("the noted head", () => {
  it("is none unless one is given", () => {
    expect(readNotedHead([])).toBeNull();
  });

  it.each([
    [["--expect"]],
    [["--expect", ""]],
    [["--expect", "12"]],
    [["--expect", `12:${hash}0`]],
    [["--expect", `-1:${hash}`]],
    [["--expect", `12:${hash.toUpperCase()}`]],
    [["--expected", `12:${hash}`]],
    [[`12:${hash}`]],
  ])("is not guessed from %j", (options) => {
    expect(readNotedHead(options)).toBeUndefined();
  });
});
