import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/**
 * What AWS hides of a bad request, by the service model's `sensitive` shapes: of these not even their absence is told
 * from another fault.
 */
const sensitive: ReadonlySet<string> = new Set([
  "accessToken",
  "clientId",
  "clientSecret",
  "password",
  "previousPassword",
  "proposedPassword",
  "secretHash",
  "session",
  "temporaryPassword",
  "userCode",
  "username",
]);

/** A request made of nothing but faults would be answered with thirty times its length. */
const mostTold = 200;

/**
 * Says in AWS's form which members of a request break which limits. What was in them is left out, because it may be a
 * password; only a word out of a closed list, a number and a pool's id are repeated.
 */
export function validationMessage({ issues }: z.ZodError): string {
  const count = issues.length === 1 ? "1 validation error" : `${issues.length} validation errors`;
  return `${count} detected: ${issues.slice(0, mostTold).map(describe).join("; ")}`;
}

function describe(issue: Issue): string {
  const where = memberName(issue.path);
  return `Value${shown(issue, where)} at '${where}' failed to satisfy constraint: ${constraint(issue)}`;
}

/** `Schema[0].Name` is `schema.1.member.name` on AWS. */
function memberName(path: Issue["path"]): string {
  if (path.length === 0) return "request";
  return path
    .map((part) => (typeof part === "number" ? `${part + 1}.member` : lowerFirst(String(part))))
    .join(".");
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function shown({ code, input }: Issue, where: string): string {
  if (input === undefined) return sensitive.has(where) ? "" : " null";
  // Only where a number was asked for.
  if (typeof input === "number" && (code === "too_small" || code === "too_big")) return ` '${input}'`;
  const isTold = typeof input === "string" && (code === "invalid_value" || where === "userPoolId");
  return isTold ? ` '${input}'` : "";
}

function constraint(issue: Issue): string {
  if (issue.input === undefined) return "Member must not be null";
  switch (issue.code) {
    case "invalid_value":
      return `Member must satisfy enum value set: [${issue.values.join(", ")}]`;
    case "too_small":
      return `Member must have ${measure(issue.origin)} greater than or equal to ${issue.minimum}`;
    case "too_big":
      return `Member must have ${measure(issue.origin)} less than or equal to ${issue.maximum}`;
    case "invalid_format":
      return `Member must satisfy regular expression pattern: ${bare(issue.pattern)}`;
    case "invalid_type":
      return `Member must be of the type ${issue.expected}`;
    default:
      return "Member is invalid";
  }
}

const measure = (origin: string) => (origin === "string" || origin === "array" ? "length" : "value");

const names = String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]`;

/** AWS's own writing of patterns that are matched in another here, or that have anchors there. */
const written: ReadonlyMap<string, string> = new Map([
  [String.raw`^[\S].*[\S]$`, String.raw`^[\S]+.*[\S]+$`],
  [`^${names}(?:(?!@)${names})*@${names}+$`, `${names}+@${names}+`],
  ["^[a-zA-Z0-9_-]+$", "^[a-zA-Z0-9_-]+$"],
]);

/** AWS writes its patterns without delimiters or flags, most without anchors, and the white space of Java as `\s`. */
function bare(pattern = ""): string {
  const source = pattern
    .replace(/^\/|\/[a-z]*$/g, "")
    .replaceAll(String.raw`^ \t\n\v\f\r`, String.raw`\S`)
    .replaceAll(String.raw` \t\n\v\f\r`, String.raw`\s`);
  return written.get(source) ?? source.replace(/^\^|\$$/g, "");
}
