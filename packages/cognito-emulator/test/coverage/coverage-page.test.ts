import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { operations } from "../../src/operations.ts";
import { awsOperations, coveragePage, type Language } from "./coverage-page.ts";
import { drivenOperations } from "./driven-operations.ts";
import { knownDifferences } from "./known-differences.ts";

// To change the page on purpose: npm run coverage

const packageFolder = join(import.meta.dirname, "../..");
const answered = [...operations.keys()].toSorted((a, b) => a.localeCompare(b));

describe("The coverage page", () => {
  it.each<[string, Language]>([
    ["docs/coverage.md", "en"],
    ["docs/coverage.ja.md", "ja"],
  ])("is what the registry says, in %s", async (page, language) => {
    await expect(coveragePage(language)).toMatchFileSnapshot(join(packageFolder, page));
  });

  it("knows of a test that drives every operation the emulator answers", () => {
    expect(Object.keys(drivenOperations).toSorted((a, b) => a.localeCompare(b))).toEqual(answered);
  });

  it("cites test files that exist", () => {
    const missing = Object.values(drivenOperations)
      .flat()
      .filter((file) => !existsSync(join(packageFolder, file)));
    expect(missing).toEqual([]);
  });

  it("answers nothing that AWS does not have, and tells differences of what it answers only", () => {
    expect(awsOperations).toEqual(expect.arrayContaining(answered));
    expect(answered).toEqual(expect.arrayContaining(Object.keys(knownDifferences)));
  });
});
