import { beforeAll, describe, expect, it } from "vitest";
import { createTestIssuer } from "../src/testing.ts";
import { type Comparison, compareVerdicts } from "./differential/compare-verdicts.ts";
import { knownDifferences } from "./differential/known-differences.ts";
import { showCounts } from "./figures.ts";

const seed = Number(process.env["DIFFERENTIAL_SEED"] ?? 20_261_124);
const tokens = Number(process.env["DIFFERENTIAL_TOKENS"] ?? 1000);

describe(`over ${tokens} random tokens (seed ${seed}), beside aws-jwt-verify`, () => {
  let comparison: Comparison;
  beforeAll(async () => {
    comparison = await compareVerdicts(createTestIssuer(), seed, tokens);
    showVerdicts(comparison);
  }, 1_800_000);

  it("gives the same verdict on every token, but for the written list of differences", () => {
    expect(comparison.unexplained).toEqual([]);
  });

  it("reads the same claims out of what both accept, and does not change its mind", () => {
    expect(comparison.inconsistent).toEqual([]);
  });

  it.each(knownDifferences.map((difference) => [difference.name, difference.refusedBy, difference] as const))(
    "still differs in: %s (refused by %s)",
    (_name, _refusedBy, difference) => {
      expect(comparison.occurrences.get(difference)).toBeGreaterThan(0);
    },
  );

  it("has met enough good tokens and enough bad ones to say so", () => {
    const { accepted, refused } = comparison;
    expect(accepted).toBeGreaterThan(tokens / 10);
    expect(refused).toBeGreaterThan(tokens / 10);
  });
});

function showVerdicts({ accepted, refused, occurrences, unexplained }: Comparison): void {
  const differences = [...occurrences].map(([{ name }, count]) => [`differs: ${name}`, count] as const);
  const verdicts = { "both accept": accepted, "both refuse": refused, unexplained: unexplained.length };
  showCounts("verdicts", new Map([...Object.entries(verdicts), ...differences]));
}
