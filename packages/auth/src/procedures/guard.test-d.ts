// Checked by tsc, never run: what a procedure knows of its caller behind each guard.
import type { Role } from "@sekisho/contract/role";
import { initTRPC } from "@trpc/server";
import {
  type AccessPrincipal,
  type AuthContext,
  allOf,
  anyRole,
  confirmed,
  definePermissions,
  group,
  guard,
  type MachinePrincipal,
  machine,
  type PolicyMeta,
  type Principal,
  person,
  recent,
  role,
  scope,
  type UserPrincipal,
} from "../index.ts";
import * as slices from "./procedures.ts";

type Context = AuthContext & { readonly db: { readonly rows: number } };
const t = initTRPC.context<Context>().meta<PolicyMeta>().create();
const entered = t.procedure.concat(slices.protectedProcedure);
const { permission } = definePermissions({ user: ["read"], admin: ["read", "delete"] });

/** Compiles only when the two types are one and the same. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? (whoever: A) => B : never;
const known = <A, B>(_proof: Same<A, B>) => undefined;
const itself = <T>(value: T): T => value;

export const router = t.router({
  person: entered.use(guard(person())).query(({ ctx }) => {
    const { kind, username }: UserPrincipal = ctx.principal;
    known<typeof kind, "user">(itself);
    return [username, ctx.db.rows];
  }),
  machine: entered.use(guard(machine())).query(({ ctx }) => {
    const { kind, clientId }: MachinePrincipal = ctx.principal;
    known<typeof kind, "machine">(itself);
    known<typeof ctx.principal.role, null>(itself);
    return clientId;
  }),
  admin: entered.use(guard(role("admin"))).query(({ ctx }) => {
    known<typeof ctx.principal.role, "admin">(itself);
    return ctx.principal.username;
  }),
  user: entered.use(guard(role("user"))).query(({ ctx }) => {
    known<typeof ctx.principal.role, Role>(itself);
    return ctx.principal.username;
  }),
  anyRole: entered.use(guard(anyRole("user", "admin"))).query(({ ctx }) => {
    known<typeof ctx.principal.role, Role>(itself);
    return ctx.principal.username;
  }),
  permission: entered.use(guard(permission("delete"))).query(({ ctx }) => {
    known<typeof ctx.principal.role, Role>(itself);
    return ctx.principal.username;
  }),
  group: entered.use(guard(group("staff"))).query(({ ctx }) => {
    const whoever: UserPrincipal = ctx.principal;
    known<typeof ctx.principal.role, Role | null>(itself);
    return whoever.username;
  }),
  scope: entered.use(guard(scope("items/read"))).query(({ ctx }) => {
    const whoever: AccessPrincipal | MachinePrincipal = ctx.principal;
    known<typeof ctx.principal.tokenUse, "access">(itself);
    return whoever.clientId;
  }),
  recent: entered.use(guard(recent(300))).query(({ ctx }) => {
    known<typeof ctx.principal.authTime, number>(itself);
    return ctx.principal.username;
  }),
  chained: entered
    .use(guard(role("admin")))
    .use(guard(recent(300)))
    .use(guard(scope("items/read")))
    .query(({ ctx }) => {
      known<typeof ctx.principal.tokenUse, "access">(itself);
      // @ts-expect-error: behind a row of guards only the last one is known to the types (guard.ts says why)
      const certain: "admin" = ctx.principal.role;
      return [certain, ctx.db.rows];
    }),
  together: entered.use(guard(allOf(role("admin"), recent(300)))).query(({ ctx }) => {
    known<typeof ctx.principal.role, "admin">(itself);
    known<typeof ctx.principal.authTime, number>(itself);
    return ctx.db.rows;
  }),
  onSlice: t.procedure
    .concat(slices.machineProcedure)
    .use(guard(scope("items/read")))
    .query(({ ctx }) => {
      known<typeof ctx.principal.tokenUse, "access">(itself);
      return ctx.principal.clientId;
    }),
  confirmed: t.procedure
    .concat(slices.adminProcedure)
    .use(confirmed)
    .query(({ ctx }) => {
      known<typeof ctx.principal.role, "admin">(itself);
      return ctx.db.rows;
    }),
  unguarded: entered.query(({ ctx }) => {
    known<typeof ctx.principal.kind, "user" | "machine">(itself);
    const whoever: Principal = ctx.principal;
    return whoever.sub;
  }),
});
