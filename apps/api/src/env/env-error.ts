/** One setting that cannot be used, and why. The sentence never holds the value: it may be a secret in the wrong place. */
export type EnvProblem = { readonly setting: string; readonly problem: string };

/** Thrown once, with every problem found. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  readonly problems: readonly EnvProblem[];

  constructor(problems: readonly EnvProblem[]) {
    const lines = problems.map(({ setting, problem }) => `  ${setting}: ${problem}`);
    super(`The settings cannot be used / 設定に誤りがあります\n${lines.join("\n")}`);
    this.problems = problems;
  }
}

/** A sentence for operators, in both languages. */
export const bilingual = (en: string, ja: string) => `${en} / ${ja}`;
