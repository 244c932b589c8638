import { t } from "./init.ts";

/**
 * Counts calls of procedures that say `countAttempts` in their metadata. It is a middleware of the procedure itself,
 * so a batch of twenty logins counts twenty times, and REST counts together with tRPC.
 */
export const countAttempts = t.middleware(async ({ ctx, meta, path, next }) => {
  if (meta?.countAttempts) await ctx.countAttempt(path);
  return next();
});
