import { problemOf } from "./problem.ts";

/** Whether the API says that what a call is about is not there, or not any more. */
export function isNotFound(error: unknown): boolean {
  const problem = problemOf(error);
  return problem.kind === "answered" && problem.envelope.error === "not_found";
}
