import type { ZodError } from "zod";

/** The most fields one answer names; beyond that an input is not a mistake but a probe. */
const maxFields = 20;

/**
 * Field path to reason code, for forms: `{ "name": "too_small" }`. Codes are zod's, or the word a schema of the
 * contract gives (`ill_formed`). The input itself is never repeated, and neither are names the caller invented.
 */
export function fieldReasons(error: ZodError): Record<string, string> {
  const reasons = new Map<string, string>();
  for (const issue of error.issues) {
    const field = issue.path.map(String).join(".") || "input";
    const reason = issue.code === "custom" ? issue.message : issue.code;
    if (!reasons.has(field) && reasons.size < maxFields) reasons.set(field, reason);
  }
  return Object.fromEntries(reasons);
}
