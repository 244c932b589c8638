import { describeIssue } from "./describe-issue.ts";
import { findBeyondLimits } from "./find-beyond-limits.ts";
import { findDoubles } from "./find-doubles.ts";
import { findMisplaced } from "./find-misplaced.ts";
import { type ReadSeed, SeedDocument } from "./seed-document.ts";
import { type Locate, SeedError } from "./seed-error.ts";

/** A seed that has the right form, and where each part of it stands. */
export interface SeedSource {
  readonly document: ReadSeed;
  readonly locate: Locate;
}

/** A seed that was put together in code or came as JSON: its parts are cited by path alone. Throws SeedError. */
export function seedOf(value: unknown): SeedSource {
  const locate = () => "";
  return { document: checkSeed(value, locate), locate };
}

/** Throws SeedError with everything that is wrong. */
export function checkSeed(value: unknown, locate: Locate): ReadSeed {
  const checked = SeedDocument.safeParse(value);
  const problems = checked.success
    ? [findDoubles, findMisplaced, findBeyondLimits].flatMap((find) => find(checked.data))
    : checked.error.issues.flatMap(describeIssue);
  if (checked.success && problems.length === 0) return checked.data;
  throw new SeedError(problems, locate);
}
