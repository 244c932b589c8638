import { isDeepStrictEqual } from "node:util";
import type { AnyRouter } from "@trpc/server";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { enforcedPolicies, type GuardedDefinition } from "./enforced-policy.ts";

/**
 * Refuses to start an app with a procedure nobody decided about, one whose metadata promises another policy than its
 * guards enforce, or one that parses input before it knows who is calling. Call it where the router is put together.
 * @throws ConfigurationError naming every such procedure
 */
export function assertEveryProcedureStatesItsPolicy(router: AnyRouter): void {
  const { procedures, lazy } = router._def;
  const definitions = Object.entries(procedures as Record<string, { _def: GuardedDefinition }>); // as: AnyRouter forgets its procedures
  const faults = definitions.flatMap(([path, { _def }]) => faultOf(_def).map((fault) => `${path} ${fault}`));
  // What is loaded later cannot be looked at now.
  faults.push(...Object.keys(lazy).map((path) => `${path} is loaded lazily: import it instead`));
  if (faults.length > 0) throw new ConfigurationError("router", faults.join("; "));
}

function faultOf(definition: GuardedDefinition): readonly string[] {
  const meta = definition.meta?.policy;
  const { stated, parsesInputFirst } = enforcedPolicies(definition);
  // Metadata alone decides nothing: an app's own defaultMeta would speak for everybody who forgot.
  if (meta === undefined || stated === undefined) {
    return ["states no policy: build it on one of the procedures of @sekisho/auth, publicProcedure included"];
  }
  // An optional guard lets everybody in too, but it looks at the credential: public does not.
  if (!isDeepStrictEqual(meta, stated))
    return ["states another policy than its guard enforces: do not set `policy` by hand"];
  return parsesInputFirst
    ? ["parses its input before its guard: put .input() after the procedure and the guards it is built on"]
    : [];
}
