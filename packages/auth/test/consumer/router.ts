import {
  type AuthContext,
  adminProcedure,
  assertEveryProcedureStatesItsPolicy,
  optionalProcedure,
  type PolicyMeta,
  protectedProcedure,
  publicProcedure,
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

export const appRouter = t.router({
  ping: anybody.query(() => "pong"),
  greet: anybodyKnown.query(({ ctx }) => ctx.principal?.username ?? "stranger"),
  me: signedIn.query(({ ctx }) => ctx.principal),
  rename: users
    .input(z.object({ name: z.string() }))
    .mutation(({ ctx, input }) => `${ctx.principal.role} ${input.name}`),
  wipe: admins.mutation(({ ctx }) => ctx.requestId),
});
assertEveryProcedureStatesItsPolicy(appRouter);

export type AppRouter = typeof appRouter;
export const createCaller = t.createCallerFactory(appRouter);
