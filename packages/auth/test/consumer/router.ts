import {
  type AuthContext,
  adminProcedure,
  allOf,
  assertEveryProcedureStatesItsPolicy,
  confirmed,
  guard,
  machineProcedure,
  optionalProcedure,
  type PolicyMeta,
  person,
  protectedProcedure,
  publicProcedure,
  recent,
  role,
  scope,
  userProcedure,
} from "@sekisho/auth";
import { initTRPC } from "@trpc/server";
import { z } from "zod";

// What an app writes that has the package from npm. Everything is exported, so that tsc has to write its type down.
export type Context = AuthContext & { readonly requestId: string };

const t = initTRPC.context<Context>().meta<PolicyMeta>().create({ isDev: false });

export const anybody = t.procedure.concat(publicProcedure);
export const anybodyKnown = t.procedure.concat(optionalProcedure);
export const signedIn = t.procedure.concat(protectedProcedure);
export const users = t.procedure.concat(userProcedure);
export const admins = t.procedure.concat(adminProcedure);
export const machines = t.procedure.concat(machineProcedure);
export const readers = signedIn.use(guard(scope("items/read")));
export const people = signedIn.use(guard(person()));
export const carefulAdmins = signedIn.use(guard(allOf(role("admin"), recent(300))));
export const confirmedAdmins = admins.use(confirmed);

export const appRouter = t.router({
  ping: anybody.query(() => "pong"),
  greet: anybodyKnown.query(({ ctx }) => ctx.principal?.sub ?? "stranger"),
  me: people.query(({ ctx }) => ctx.principal),
  read: readers.query(({ ctx }) => [...ctx.principal.scopes]),
  clientId: machines.query(({ ctx }) => ctx.principal.clientId),
  since: carefulAdmins.query(({ ctx }) => [ctx.principal.role, ctx.principal.authTime] as const),
  purge: confirmedAdmins.mutation(({ ctx }) => ctx.principal.role),
  rename: users
    .input(z.object({ name: z.string() }))
    .mutation(({ ctx, input }) => `${ctx.principal.role} ${input.name}`),
  wipe: admins.mutation(({ ctx }) => ctx.requestId),
});
assertEveryProcedureStatesItsPolicy(appRouter);

export type AppRouter = typeof appRouter;
export const createCaller = t.createCallerFactory(appRouter);
