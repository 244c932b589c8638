import type { AddressInfo } from "node:net";
import { initTRPC } from "@trpc/server";
import { createHTTPServer } from "@trpc/server/adapters/standalone";
import { z } from "zod";
import { authenticate } from "../src/authenticate.ts";
import type { Verifier } from "../src/create-verifier.ts";
import { AuthError } from "../src/errors/auth-error.ts";
import type { AuthReason } from "../src/errors/auth-reason.ts";
import type { Principal } from "../src/principal/principal.ts";
import type { PolicyMeta } from "../src/procedures/enforced-policy.ts";
import type { AuthContext } from "../src/procedures/entrance.ts";
import * as slices from "../src/procedures/procedures.ts";

const t = initTRPC
  .context<AuthContext>()
  .meta<PolicyMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error: { cause } }) => ({
      ...shape,
      data: { ...shape.data, error: cause instanceof AuthError ? cause.code : null },
    }),
  });

const shown = (principal: Principal | null): Readonly<Record<string, unknown>> | null =>
  principal === null ? null : { ...principal, groups: [...principal.groups], scopes: [...principal.scopes] };

const router = t.router({
  public: t.procedure.concat(slices.publicProcedure).query(() => null),
  optional: t.procedure.concat(slices.optionalProcedure).query(({ ctx }) => shown(ctx.principal)),
  protected: t.procedure.concat(slices.protectedProcedure).query(({ ctx }) => shown(ctx.principal)),
  user: t.procedure.concat(slices.userProcedure).query(({ ctx }) => shown(ctx.principal)),
  admin: t.procedure.concat(slices.adminProcedure).query(({ ctx }) => shown(ctx.principal)),
  machine: t.procedure.concat(slices.machineProcedure).query(({ ctx }) => shown(ctx.principal)),
});
/** One procedure for each policy. */
export type ProcedureName = keyof typeof router._def.record;

const Answer = z.object({
  result: z.object({ data: z.record(z.string(), z.unknown()).nullable() }).optional(),
  error: z.object({ data: z.object({ error: z.string().nullable() }) }).optional(),
});

/** What a caller over HTTP gets to see. */
export type Answer = {
  readonly status: number;
  /** The code of the AuthError. */
  readonly error?: string | null;
  /** Who the procedure was told is calling. */
  readonly principal?: Readonly<Record<string, unknown>> | null;
};

/** An API with one procedure for each policy, on a port of this machine. */
export type GuardedApi = {
  /** Calls over HTTP, with the Authorization field when there is a token. */
  call(procedure: ProcedureName, token?: string): Promise<Answer>;
  /** Why the last caller was stopped: what a log would hold, and no caller sees. */
  lastReason(): AuthReason | undefined;
  close(): Promise<void>;
};

export async function startGuardedApi(verifier: Verifier): Promise<GuardedApi> {
  let reason: AuthReason | undefined;
  const server = createHTTPServer({
    router,
    createContext: async ({ req }) => ({
      auth: await authenticate(verifier, { authorization: req.headersDistinct["authorization"] }),
    }),
    onError({ error: { cause } }) {
      reason = cause instanceof AuthError ? cause.reason : undefined;
    },
  });
  // It never closes an idle connection: on a busy machine that would be just when it is used again.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // as: a TCP server has a port
  return {
    async call(procedure, token) {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const response = await fetch(`http://127.0.0.1:${port}/${procedure}`, { headers });
      const { result, error } = Answer.parse(await response.json());
      return {
        status: response.status,
        ...(error === undefined ? {} : { error: error.data.error }),
        ...(result === undefined ? {} : { principal: result.data }),
      };
    },
    lastReason: () => reason,
    close: () =>
      new Promise((resolve) => {
        verifier.close();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
