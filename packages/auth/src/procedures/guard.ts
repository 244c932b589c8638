import type { TRPCMiddlewareFunction } from "@trpc/server";
import { AuthError } from "../errors/auth-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { checkPolicy } from "../policy/check-policy.ts";
import type { GuardPolicy, Policy } from "../policy/policy.ts";
import { refusalOf } from "../policy/refusal-of.ts";
import { deepFreeze } from "../principal/deep-freeze.ts";
import type { Principal } from "../principal/principal.ts";
import type { Admitted } from "./admitted.ts";
import { rememberGuard } from "./enforced-policy.ts";
import { type AuthContext, requireSignedIn, stop } from "./entrance.ts";

/** The context behind `protectedProcedure`: somebody is known, and a guard may narrow who. */
export type KnownCaller = AuthContext & { readonly principal: Principal };

/** What tRPC makes of a middleware that hands on this context. */
export type Passed<Context> = Awaited<
  ReturnType<TRPCMiddlewareFunction<object, object, object, Context, unknown>>
>;

type Gate = {
  readonly ctx: KnownCaller;
  readonly next: <Context>(opts: { ctx: Context }) => Promise<Passed<Context>>;
};

/** A middleware that lets on only whom a policy lets in; `ctx.principal` is typed by what it found out. */
export type Guard<P extends GuardPolicy> = (gate: Gate) => Promise<Passed<{ principal: Admitted<P> }>>;

/**
 * A guard for `.use`, behind `protectedProcedure` or anything built on it:
 * `adminProcedure.use(guard(recent(300)))`. Guards add up: each is enforced. `ctx.principal` is typed by the last alone,
 * since tRPC lets what a middleware types replace what was typed before; to know all at once, ask for all at once:
 * `protectedProcedure.use(guard(allOf(role("admin"), recent(300))))`.
 *
 * Refusals are a `TRPCError` caused by an `AuthError`: 403 `insufficient_permissions` or `insufficient_scope`, 401
 * `step_up_required`.
 * @throws ConfigurationError for a policy that cannot be meant, and for what is not a guard's business, such as `public`
 */
export function guard<const P extends GuardPolicy>(policy: P): Guard<P> {
  // A copy, frozen: whoever keeps the policy, or is shown it by policyOf, must not be able to loosen the guard with it.
  const enforced = deepFreeze(structuredClone(policy)) as P; // as: a frozen copy says what the policy says
  checkPolicy(enforced);
  checkGuardPolicy(enforced);
  return rememberGuard(enforced, ({ ctx, next }: Gate) => {
    requireAllowed(ctx, enforced);
    const principal = ctx.principal as Admitted<P>; // as: this is what requireAllowed found out
    return next({ ctx: { principal } });
  });
}

/** @throws TRPCError FORBIDDEN (403) or UNAUTHORIZED (401, step-up), caused by the AuthError */
function requireAllowed({ auth, principal }: KnownCaller, policy: Policy): void {
  const refusal = refusalOf(principal, policy, requireSignedIn(auth).checkedAt);
  if (refusal === null) return;
  const { code, reason, details } = refusal;
  throw stop(new AuthError(code, reason, { details }));
}

/** Entrances let in without a guard, and `confirmed` is asked elsewhere: as a guard either would check nothing. */
function checkGuardPolicy(policy: Policy): void {
  switch (policy.kind) {
    case "public":
    case "optional":
    case "signed-in":
    case "confirmed":
      throw new ConfigurationError(
        "guard",
        `does not take "${policy.kind}": build on the procedure of that name`,
      );
    case "all-of":
      policy.policies.forEach(checkGuardPolicy);
  }
}
