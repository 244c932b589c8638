import type { Policy, PolicyMeta } from "./policy.ts";

/** The parts of a tRPC procedure, built or being built, that its guard can be found in. */
export type GuardedDefinition = {
  readonly meta?: PolicyMeta;
  /** tRPC marks the ones that parse input with `_type: "input"`. */
  readonly middlewares?: readonly (object & { readonly _type?: string | undefined })[];
};

const policyOfGuard = new WeakMap<object, Policy>();

/** Remembers that the last middleware of a slice enforces the policy the slice states. */
export function rememberGuard<Slice extends { readonly _def: GuardedDefinition }>(slice: Slice): Slice {
  const { meta, middlewares } = slice._def;
  const guard = middlewares?.at(-1);
  if (guard !== undefined && meta?.policy !== undefined) policyOfGuard.set(guard, meta.policy);
  return slice;
}

/**
 * The policy a procedure's guards enforce, whatever its metadata says; `public` when nothing guards it.
 * Also whether input is parsed before the last guard has spoken.
 */
export function enforcedPolicy({ middlewares = [] }: GuardedDefinition): {
  readonly policy: Policy;
  readonly parsesInputFirst: boolean;
} {
  const last = middlewares.findLastIndex((middleware) => policyOfGuard.has(middleware));
  const guard = middlewares[last];
  return {
    policy: (guard && policyOfGuard.get(guard)) ?? { kind: "public" },
    parsesInputFirst: middlewares.slice(0, Math.max(last, 0)).some(({ _type }) => _type === "input"),
  };
}
