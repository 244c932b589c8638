// Checked by tsc, never run: what an app sees after concat, with more context and metadata than the slices know.
import type { Role } from "@sekisho/contract/role";
import { initTRPC } from "@trpc/server";
import type { AuthState, PolicyMeta, Principal } from "../index.ts";
import * as slices from "./procedures.ts";

type Context = { readonly auth: AuthState; readonly db: { readonly rows: number } };
type Meta = PolicyMeta & { readonly rest?: { readonly path: string } };
const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({ errorFormatter: ({ shape, ctx }) => ({ ...shape, rows: ctx?.db.rows }) });
const counted = t.procedure.use(({ next }) => next({ ctx: { counted: true } }));

export const router = t.router({
  public: counted.concat(slices.publicProcedure).query(({ ctx }) => {
    // @ts-expect-error: what is public does not know who is calling
    return [ctx.principal, ctx.db.rows, ctx.counted];
  }),
  optional: counted.concat(slices.optionalProcedure).query(({ ctx }) => {
    const principal: Principal | null = ctx.principal;
    // @ts-expect-error: there may be nobody
    return [ctx.principal.sub, principal, ctx.db.rows];
  }),
  protected: counted.concat(slices.protectedProcedure).query(({ ctx }) => {
    const role: Role | null = ctx.principal.role;
    // @ts-expect-error: being signed in is not having a role
    const certain: Role = ctx.principal.role;
    return [role, certain, ctx.db.rows, ctx.counted];
  }),
  user: counted.concat(slices.userProcedure).query(({ ctx }) => {
    const role: Role = ctx.principal.role;
    // @ts-expect-error: a user need not be an administrator
    const admin: "admin" = ctx.principal.role;
    return [role, admin, ctx.db.rows];
  }),
  admin: counted
    .concat(slices.adminProcedure)
    .meta({ rest: { path: "/admin" } })
    .query(({ ctx }) => {
      const role: "admin" = ctx.principal.role;
      // @ts-expect-error: an administrator is not a user by role name
      const user: "user" = ctx.principal.role;
      return [role, user, ctx.db.rows];
    }),
});

const withoutAuth = initTRPC.context<{ readonly db: unknown }>().meta<Meta>().create();
// @ts-expect-error: an app that does not authenticate cannot use a guard
withoutAuth.procedure.concat(slices.protectedProcedure);

const withoutMeta = initTRPC.context<Context>().meta<{ readonly policy: string }>().create();
// @ts-expect-error: nor one whose metadata means something else by policy
withoutMeta.procedure.concat(slices.protectedProcedure);
