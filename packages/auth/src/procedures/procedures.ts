import { initTRPC } from "@trpc/server";
import { machine, role } from "../policy/policies.ts";
import { type PolicyMeta, rememberSlice } from "./enforced-policy.ts";
import { type AuthContext, principalOrNull, requireSignedIn } from "./entrance.ts";
import { guard } from "./guard.ts";

// Slices for `t.procedure.concat(…)`: the app owns its initTRPC, its error formatter and its router.
const t = initTRPC.context<AuthContext>().meta<PolicyMeta>().create({ isDev: false });

/** Everybody. The credential is not looked at, so a stale token does not lock anybody out of a public page. */
export const publicProcedure = rememberSlice(
  // It checks nothing. It is there so that "everybody" is a decision one can find, and not the absence of one.
  t.procedure.meta({ policy: { kind: "public" } }).use(({ next }) => next()),
);

/** Everybody: `ctx.principal` is null without a credential. A bad credential is 401, one that cannot be checked 503. */
export const optionalProcedure = rememberSlice(
  t.procedure
    .meta({ policy: { kind: "optional" } })
    .use(({ ctx, next }) => next({ ctx: { principal: principalOrNull(ctx.auth) } })),
);

/** Whoever holds a good credential: `ctx.principal` is who, a person or a machine. */
export const protectedProcedure = rememberSlice(
  t.procedure
    .meta({ policy: { kind: "signed-in" } })
    .use(({ ctx, next }) => next({ ctx: { principal: requireSignedIn(ctx.auth).principal } })),
);

/** People who hold the role `user` or `admin`. */
export const userProcedure = rememberSlice(
  protectedProcedure.meta({ policy: role("user") }).use(guard(role("user"))),
);

/** People who hold the role `admin`. */
export const adminProcedure = rememberSlice(
  protectedProcedure.meta({ policy: role("admin") }).use(guard(role("admin"))),
);

/** App clients that speak for themselves (client_credentials). What each may do is said by scopes: `guard(scope(…))`. */
export const machineProcedure = rememberSlice(
  protectedProcedure.meta({ policy: machine() }).use(guard(machine())),
);
