import { t } from "../trpc/init.ts";
import { eventOf } from "./event-of.ts";

/**
 * Writes down that an administrator was let in, before any work: what the trail cannot hold does not happen (503). It stands
 * behind the guard. Each change has an event of its own; reading again within a minute is counted.
 */
export const recordAdmission = t.middleware(async ({ ctx, path, type, next }) => {
  const event = eventOf(ctx, { action: "access.allowed", outcome: "allowed", procedure: path });
  await (type === "query" ? ctx.trail.writeOnce(event) : ctx.trail.write(event));
  return next();
});
