import { t } from "../trpc/init.ts";
import { eventOf } from "./event-of.ts";
import { refusalIn } from "./refusal-in.ts";

/**
 * Writes down whom the guards of a procedure refused, and why. It is the outermost middleware of every procedure, so REST,
 * single calls and each call of a batch pass it. A refusal stays one when the trail cannot be written.
 */
export const recordRefusals = t.middleware(async ({ ctx, meta, path, next }) => {
  const result = await next();
  const refusal = result.ok ? null : refusalIn(result.error.cause, meta);
  if (refusal !== null) await ctx.trail.note(eventOf(ctx, { ...refusal, procedure: path }));
  return result;
});
