import type { z } from "zod";
import type { SeedProblem } from "./seed-error.ts";

type Issue = z.core.$ZodIssue;
type Sentences = Omit<SeedProblem, "path">;

const typeNames: Readonly<Record<string, readonly [english: string, japanese: string]>> = {
  array: ["a list", "リスト"],
  boolean: ["true or false", "true か false のどちらか"],
  int: ["a whole number", "整数"],
  number: ["a number", "数値"],
  object: ["a mapping", "マッピング"],
  record: ["a mapping", "マッピング"],
  string: ["a text", "文字列"],
};

const units: Readonly<Record<string, readonly [english: string, japanese: string]>> = {
  string: [" characters", " 文字"],
  array: [" entries", " 件"],
};

/** What was expected where a seed is wrong, in both languages, without what stood there. */
export function describeIssue(issue: Issue): SeedProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      english: "This member is not known here: is it misspelt, or one level too deep?",
      japanese: "この項目は定義されていません。綴りと字下げを確かめてください。",
    }));
  }
  return [{ path: issue.path, ...sentences(issue) }];
}

function sentences(issue: Issue): Sentences {
  switch (issue.code) {
    case "invalid_type": {
      const [english, japanese] = typeNames[issue.expected] ?? [issue.expected, issue.expected];
      return { english: `Expected ${english}.`, japanese: `${japanese}を書いてください。` };
    }
    case "invalid_value": {
      const values = issue.values.map(String);
      return {
        english: `Expected ${values.length === 1 ? "" : "one of "}${values.join(", ")}.`,
        japanese: `${values.join("、")}${values.length === 1 ? " " : " のいずれか"}を書いてください。`,
      };
    }
    case "too_small": {
      const [english, japanese] = units[issue.origin] ?? ["", ""];
      return {
        english: `Expected at least ${issue.minimum}${english}.`,
        japanese: `${issue.minimum}${japanese}以上にしてください。`,
      };
    }
    case "too_big": {
      const [english, japanese] = units[issue.origin] ?? ["", ""];
      return {
        english: `Expected at most ${issue.maximum}${english}.`,
        japanese: `${issue.maximum}${japanese}以下にしてください。`,
      };
    }
    case "invalid_format":
      return {
        english: `Expected the form ${formOf(issue)}.`,
        japanese: `${formOf(issue)} の形式で書いてください。`,
      };
    case "invalid_union": {
      const [first] = issue.errors[0] ?? [];
      return first ? sentences(first) : unusable;
    }
    default:
      return unusable;
  }
}

const unusable: Sentences = {
  english: "This value cannot be used here.",
  japanese: "この値はここでは使えません。",
};

const formOf = (issue: Extract<Issue, { code: "invalid_format" }>): string =>
  "pattern" in issue && issue.pattern ? String(issue.pattern) : issue.format;
