import { isOutage, problemOf } from "./problem.ts";

const maxRetries = 2;

/**
 * May a failed query be sent again by itself? Only when there was no verdict. A refusal would be the same
 * refusal, and to repeat what is rate limited makes it worse.
 */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  return failureCount < maxRetries && isOutage(problemOf(error));
}
