import { type AnyTRPCRouter, callTRPCProcedure, getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import type { Context } from "./context.ts";
import type { Call } from "./read-calls.ts";

export type CallResult = { readonly data: unknown } | { readonly error: TRPCError };

/** Queries are read with GET, everything else is written with POST; there is no method override. */
export const methodOf = { query: "GET", subscription: "GET", mutation: "POST" } as const;

/** Runs one call. Never rejects: what went wrong is the result. */
export async function answerCall(
  router: AnyTRPCRouter,
  call: Call,
  method: string,
  ctx: Context,
): Promise<CallResult> {
  try {
    const { index, path, procedure, getRawInput } = call;
    if (!procedure) {
      ctx.watch?.metrics?.procedureError(null, "not_found"); // no middleware sees what does not exist
      throw new TRPCError({ code: "NOT_FOUND", message: "no_such_procedure" });
    }
    const { type } = procedure;
    if (method !== methodOf[type])
      throw new TRPCError({ code: "METHOD_NOT_SUPPORTED", message: "wrong_method" });
    // Alone it is answered as a stream (answer-stream.ts).
    if (type === "subscription")
      throw new TRPCError({ code: "BAD_REQUEST", message: "batched_subscription" });
    const data: unknown = await callTRPCProcedure({
      router,
      path,
      type,
      ctx,
      getRawInput,
      signal: undefined, // the stock adapter makes two AbortSignals per call, which cost more than most calls
      batchIndex: index,
    });
    return { data };
  } catch (cause) {
    return { error: getTRPCErrorFromUnknown(cause) };
  }
}
