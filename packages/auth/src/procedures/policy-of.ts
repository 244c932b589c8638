import { isDeepStrictEqual } from "node:util";
import type { AnyRouter } from "@trpc/server";
import type { Policy } from "../policy/policy.ts";
import { enforcedPolicies, type GuardedDefinition } from "./enforced-policy.ts";

/** A procedure as far as its guards go. */
type Guarded = { readonly _def: object };

/**
 * Who may call a procedure, read from the guards that will really run: the one policy, or all of several. `public` when
 * nothing guards it.
 */
export function policyOf(procedure: Guarded): Policy {
  // as: tRPC keeps metadata and middlewares there and does not type them
  const { policies } = enforcedPolicies(procedure._def as GuardedDefinition);
  const distinct = policies.filter(
    (one, at) => policies.findIndex((other) => isDeepStrictEqual(one, other)) === at,
  );
  // Each of these asks for less than anything that is asked beside it.
  const telling = (["public", "optional", "signed-in"] as const).reduce(withoutUnlessAlone, distinct);
  const [first, ...others] = telling;
  if (first === undefined) return { kind: "public" };
  return others.length === 0 ? first : { kind: "all-of", policies: telling };
}

function withoutUnlessAlone(policies: readonly Policy[], kind: Policy["kind"]): readonly Policy[] {
  return policies.length > 1 ? policies.filter((policy) => policy.kind !== kind) : policies;
}

/** The policy of every procedure of a router by its path (`items.list`): what a matrix or a document is made from. */
export function policiesOf(router: AnyRouter): ReadonlyMap<string, Policy> {
  const procedures: Record<string, Guarded> = router._def.procedures;
  return new Map(Object.entries(procedures).map(([path, procedure]) => [path, policyOf(procedure)]));
}
