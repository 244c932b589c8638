import { initTRPC } from "@trpc/server";
import type { AuthState } from "./authenticate.ts";
import { rememberGuard } from "./enforced-policy.ts";
import { principalOrNull, requireAdmin, requirePrincipal, requireUser } from "./guard.ts";
import type { PolicyMeta } from "./policy.ts";

/** What the slices need of an app's context. */
export type AuthContext = { readonly auth: AuthState };

// Slices for `t.procedure.concat(…)`: the app owns its initTRPC, its error formatter and its router.
const t = initTRPC.context<AuthContext>().meta<PolicyMeta>().create({ isDev: false });

/** Everybody. The credential is not looked at, so a stale token does not lock anybody out of a public page. */
export const publicProcedure = t.procedure.meta({ policy: { kind: "public" } });

/** Everybody: `ctx.principal` is null without a credential. A bad credential is 401, one that cannot be checked 503. */
export const optionalProcedure = rememberGuard(
  t.procedure
    .meta({ policy: { kind: "optional" } })
    .use(({ ctx, next }) => next({ ctx: { principal: principalOrNull(ctx.auth) } })),
);

/** Whoever is signed in: `ctx.principal` is who. */
export const protectedProcedure = rememberGuard(
  t.procedure
    .meta({ policy: { kind: "signed-in" } })
    .use(({ ctx, next }) => next({ ctx: { principal: requirePrincipal(ctx.auth) } })),
);

/** Whoever holds the role `user` or `admin`. */
export const userProcedure = rememberGuard(
  protectedProcedure
    .meta({ policy: { kind: "role", role: "user" } })
    .use(({ ctx, next }) => next({ ctx: { principal: requireUser(ctx.principal) } })),
);

/** Whoever holds the role `admin`. */
export const adminProcedure = rememberGuard(
  protectedProcedure
    .meta({ policy: { kind: "role", role: "admin" } })
    .use(({ ctx, next }) => next({ ctx: { principal: requireAdmin(ctx.principal) } })),
);
