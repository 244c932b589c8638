import { CognitoError } from "../cognito-error.ts";
import { StartUpError } from "../start-up-error.ts";

/** One thing that is wrong with a seed, where it stands, and what was expected. Never the value: it may be a password. */
export interface SeedProblem {
  readonly path: readonly PropertyKey[];
  readonly english: string;
  readonly japanese: string;
}

/** Where a path of a seed stands for its author: `seed.yaml:12:7`. */
export type Locate = (path: readonly PropertyKey[]) => string;

/** Thrown for a seed that cannot be used. Nothing of it was applied. */
export class SeedError extends StartUpError {
  readonly problems: readonly SeedProblem[];

  constructor(problems: readonly SeedProblem[], locate: Locate) {
    super("seed-invalid", problems.map((problem) => describe(problem, locate)).join("\n"));
    this.problems = problems;
  }
}

function describe({ path, english, japanese }: SeedProblem, locate: Locate): string {
  const where = [locate(path), pathText(path)].filter(Boolean).join(" ");
  return `${where}\n  ${english}\n  ${japanese}`;
}

/** `pools[0].users[2].password` */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");

/** Thrown while a seed is applied, for the one who knows the lines to turn it into a SeedError. */
export class SeedRefusal extends Error {
  readonly problem: SeedProblem;

  constructor(problem: SeedProblem) {
    super(problem.english);
    this.problem = problem;
  }
}

/** Does what Cognito might refuse, and says where in the seed it was asked for. Throws SeedRefusal. */
export function asCognito<T>(path: readonly PropertyKey[], work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CognitoError)) throw error;
    throw new SeedRefusal({
      path,
      english: `Cognito refuses this: ${error.message}`,
      japanese: `Cognito はこれを受け付けません（${error.message}）。`,
    });
  }
}
