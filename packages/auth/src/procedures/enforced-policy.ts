import type { Policy } from "../policy/policy.ts";
import { deepFreeze } from "../principal/deep-freeze.ts";

/** What a procedure's metadata says of it. The slices set it; `assertEveryProcedureStatesItsPolicy` insists on it. */
export type PolicyMeta = { readonly policy?: Policy };

/** The parts of a tRPC procedure, built or being built, that its guards can be found in. */
export type GuardedDefinition = {
  readonly meta?: PolicyMeta;
  /** tRPC marks the ones that parse input with `_type: "input"`. */
  readonly middlewares?: readonly (object & { readonly _type?: string | undefined })[];
};

/** `states`: a slice that writes its policy into the metadata, and not a guard that is added to one. */
type Remembered = { readonly policy: Policy; readonly states: boolean };

// By the middleware itself: whatever somebody writes into metadata, what runs is what is found here.
const remembered = new WeakMap<object, Remembered>();

/** Remembers what a middleware enforces. */
export function rememberGuard<Guard extends object>(policy: Policy, guard: Guard): Guard {
  remembered.set(guard, { policy, states: false });
  return guard;
}

/** Remembers that the last middleware of a slice enforces the policy the slice states. */
export function rememberSlice<Slice extends { readonly _def: GuardedDefinition }>(slice: Slice): Slice {
  const { meta, middlewares } = slice._def;
  const guard = middlewares?.at(-1);
  if (guard !== undefined && meta?.policy !== undefined)
    remembered.set(guard, { policy: deepFreeze(meta.policy), states: true });
  return slice;
}

/** What a procedure's guards enforce, whatever its metadata says. */
export type Enforced = {
  /** In the order they are asked; empty when nothing guards it. */
  readonly policies: readonly Policy[];
  /** What the slice it is built on would have its metadata say; undefined when it is built on none. */
  readonly stated: Policy | undefined;
  /** Whether input is parsed before the last guard has spoken. */
  readonly parsesInputFirst: boolean;
};

export function enforcedPolicies({ middlewares = [] }: GuardedDefinition): Enforced {
  const guards = middlewares.map((middleware) => remembered.get(middleware));
  const last = guards.findLastIndex((guard) => guard !== undefined);
  return {
    policies: guards.flatMap((guard) => (guard === undefined ? [] : [guard.policy])),
    stated: guards.findLast((guard) => guard?.states)?.policy,
    parsesInputFirst: middlewares.slice(0, Math.max(last, 0)).some(({ _type }) => _type === "input"),
  };
}
