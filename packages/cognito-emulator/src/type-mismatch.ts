import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/**
 * What AWS says of a member that has another JSON type than the model's, which it finds out before it looks at any limit;
 * null where every member has its type. Never what was in it. The words are those of AWS's JSON protocol, which its
 * services share; of a boolean or a map that was asked for they are inferred.
 */
export function typeMismatch({ issues }: z.ZodError): string | null {
  return issues.map(mismatch).find((words) => words !== null) ?? null;
}

function mismatch(issue: Issue): string | null {
  const { input, path } = issue;
  // A passkey's credential is a document of any form in the model.
  if (input === undefined || path[0] === "Credential") return null;
  if (issue.code === "invalid_value") return typeof input === "string" ? null : unlike("string", input);
  return issue.code === "invalid_type" ? unlike(issue.expected, input) : null;
}

/** `expected` as zod calls it. */
function unlike(expected: string, input: unknown): string | null {
  const wanted = scalars.get(expected);
  if (Array.isArray(input)) return "Start of list found where not expected";
  if (typeof input === "object") return "Start of structure or map found where not expected.";
  if (wanted) return typeof input === expected ? null : `${told(input)} can not be converted to ${wanted}`;
  return containers.get(expected) ?? null;
}

const scalars: ReadonlyMap<string, string> = new Map([
  ["string", "a String"],
  ["number", "an Integer"],
  ["boolean", "a Boolean"],
]);

const containers: ReadonlyMap<string, string> = new Map([
  ["array", "Expected list or null"],
  ["object", "Expected null"],
  ["record", "Expected map or null"],
]);

/** The name of a JSON value that is neither a list nor a structure. */
function told(input: unknown): string {
  if (typeof input === "boolean") return input ? "TRUE_VALUE" : "FALSE_VALUE";
  return typeof input === "number" ? "NUMBER_VALUE" : "STRING_VALUE";
}
