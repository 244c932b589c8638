import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { pagesOf, readResults } from "../bench/report.mjs";

// To change them on purpose: pnpm run bench --write, or --pages when only the words have changed.

const pages = pagesOf(readResults()).map(([page, text]) => [fileURLToPath(page), text] as const);

it.each(pages)("The figures in %s are those of the committed results", (page, text) => {
  expect(readFileSync(page, "utf8")).toBe(text);
});
