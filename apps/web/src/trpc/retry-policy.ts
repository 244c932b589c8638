import { isOutage, problemOf } from "./problem.ts";

const maxRetries = 2;

/**
 * May a failed query be sent again by itself? Only when there was no verdict. A refusal would be the same
 * refusal, and to repeat what is rate limited makes it worse. A server that hangs is not asked again: the wait was long.
 */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  const problem = problemOf(error);
  return failureCount < maxRetries && isOutage(problem) && problem.kind !== "no-answer";
}
