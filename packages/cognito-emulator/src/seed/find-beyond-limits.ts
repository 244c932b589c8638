import { limitIssues } from "../pool/setting-limits.ts";
import { describeIssue } from "./describe-issue.ts";
import type { ReadSeed } from "./seed-document.ts";
import type { SeedProblem } from "./seed-error.ts";

/** Settings that the pool would refuse by AWS's limits: here each is cited by its place, and all of them at once. */
export const findBeyondLimits = ({ pools }: ReadSeed): SeedProblem[] =>
  pools.flatMap(({ settings }, number) =>
    limitIssues(settings)
      .flatMap(describeIssue)
      .map((problem) => ({ ...problem, path: ["pools", number, "settings", ...problem.path] })),
  );
