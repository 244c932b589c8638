import type { AnyRouter } from "@trpc/server";
import { ConfigurationError } from "./configuration-error.ts";
import type { PolicyMeta } from "./policy.ts";

/**
 * Refuses to start an app with a procedure nobody decided about. Call it where the router is put together.
 * @throws ConfigurationError naming the procedures
 */
export function assertEveryProcedureStatesItsPolicy(router: AnyRouter): void {
  const { procedures, lazy } = router._def;
  const undecided = Object.entries(procedures)
    .filter(([, procedure]) => (procedure as { _def: { meta?: PolicyMeta } })._def.meta?.policy === undefined) // as: AnyRouter forgets its procedures
    .map(([path]) => path);
  // What is loaded later cannot be looked at now.
  undecided.push(...Object.keys(lazy).map((path) => `${path}.* (lazy)`));
  if (undecided.length === 0) return;
  throw new ConfigurationError(
    undecided.join(", "),
    "states no policy; build it on publicProcedure, optionalProcedure, protectedProcedure, userProcedure or adminProcedure",
  );
}
