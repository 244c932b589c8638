import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { readResults } from "../bench/report/committed-results.mjs";
import { pagesOf } from "../bench/report/performance-pages.mjs";

// The tables and pictures are made of apps/api/bench/results.json. To write them anew: npm run bench -- --pages, in apps/api

describe("what is written about performance", () => {
  const pages = pagesOf(readResults());

  it.each(pages.map(([path, text]) => [basename(path), path, text] as const))(
    "is what the committed results say, in %s",
    (_name, path, text) => {
      expect(readFileSync(path, "utf8")).toBe(text);
    },
  );

  it("holds no figure that is not a number", () => {
    for (const [, text] of pages) expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
  });
});
