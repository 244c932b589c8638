import { ApiError } from "../../trpc/api-error.ts";
import { t } from "../../trpc/init.ts";

/**
 * Gives out no tokens while every call that bears one is refused, because nobody can tell which were taken back. The pool
 * is not asked: a refresh token that it replaces would be lost with an answer that comes too late.
 */
export const whileCheckable = t.middleware(({ ctx, next }) => {
  if (!ctx.revocations.isHeard()) throw new ApiError("service_unavailable");
  return next();
});
