import { AuthError } from "@sekisho/auth";
import type { TRPCError } from "@trpc/server";
import { readFault } from "../http/read-fault.ts";
import type { Outcome } from "../metrics/metrics.ts";
import type { RequestWatch } from "../watch/request-watch.ts";
import { watchTransactions } from "../watch/watch-transactions.ts";
import type { Context } from "./context.ts";
import { t } from "./init.ts";

/**
 * Looks on while a procedure runs, however it is called: how long, how it ended, and for which reason a guard refused.
 * Its transactions are hung under its own span.
 */
export const watchProcedures = t.middleware(({ ctx, path, next }) => {
  const { watch } = ctx;
  return watch === null ? next() : lookOn({ ...ctx, watch }, path, (db) => next({ ctx: { db } }));
});

async function lookOn<
  Result extends { readonly ok: true } | { readonly ok: false; readonly error: TRPCError },
>(
  { db, requestId, watch }: Pick<Context, "db" | "requestId"> & { readonly watch: RequestWatch },
  path: string,
  run: (db: Context["db"]) => Promise<Result>,
): Promise<Result> {
  const startedAt = performance.now();
  const branch = watch.branch?.start(path, { attributes: attributesOf(path, watch) }) ?? null;
  const around = watchTransactions(branch);
  const result = await run(around === null ? db : db.onBehalfOf({ requestId, around }));
  const ended = result.ok ? fine : endingOf(result.error);
  watch.metrics?.procedureEnded(path, ended.outcome, (performance.now() - startedAt) / 1000);
  if (ended.code !== null) watch.metrics?.procedureError(path, ended.code);
  if (ended.outcome === "failed") branch?.fail();
  branch?.end({
    "sekisho.outcome": ended.outcome,
    ...(ended.code === null ? {} : { "error.type": ended.code }),
    ...(ended.reason === null ? {} : { "sekisho.reason": ended.reason }),
  });
  return result;
}

function attributesOf(path: string, { policies }: RequestWatch) {
  const policy = policies.get(path);
  return {
    "rpc.system": "trpc",
    "rpc.method": path,
    ...(policy === undefined ? {} : { "sekisho.policy": policy }),
  };
}

const fine = { outcome: "ok", code: null, reason: null } as const;

function endingOf(error: TRPCError) {
  const { code, status } = readFault(error);
  const outcome: Outcome = status >= 500 ? "failed" : "refused";
  return { outcome, code, reason: error.cause instanceof AuthError ? error.cause.reason : null };
}
