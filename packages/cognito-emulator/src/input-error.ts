import type { z } from "zod";

/**
 * What is wrong with an input, in the words of AWS's own validation: which field and how, never what was in it, for it
 * may be a password.
 */
export function describeInputError(error: z.ZodError): string {
  const [issue] = error.issues;
  const where = issue && issue.path.length > 0 ? issue.path.join(".") : "request";
  const count = error.issues.length;
  const errors = count === 1 ? "1 validation error" : `${count} validation errors`;
  return `${errors} detected: Value at '${where}' failed to satisfy constraint: ${issue?.code ?? "invalid"}`;
}
