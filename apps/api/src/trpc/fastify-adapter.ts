import { type AnyTRPCRouter, getTRPCErrorFromUnknown, getTRPCErrorShape, type TRPCError } from "@trpc/server";
import { getHTTPStatusCode } from "@trpc/server/http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { faultHeaders } from "../http/fault-headers.ts";
import { logFault } from "../http/log-fault.ts";
import { readFault } from "../http/read-fault.ts";
import { answerCall, type CallResult, methodOf } from "./answer-call.ts";
import { answerStream } from "./answer-stream.ts";
import type { Context } from "./context.ts";
import type { CreateContext } from "./create-context.ts";
import { type KnownProcedure, proceduresOf } from "./procedure-record.ts";
import { type Call, type Calls, readCalls } from "./read-calls.ts";

/**
 * tRPC over Fastify's own request and reply; streams are left to tRPC (answer-stream.ts). The stock adapter builds a web Request, a Response, and two AbortSignals per
 * call, which costs several times the request itself; the contract test compares the two.
 */
export function registerTrpc(
  app: FastifyInstance,
  router: AnyTRPCRouter,
  createContext: CreateContext,
): void {
  const procedures = proceduresOf(router);
  app.all("/trpc/:path", { exposeHeadRoute: false }, async (request, reply) => {
    if (request.method === "HEAD") return reply.status(204).send();
    return answerCalls(router, request, reply, createContext, procedures);
  });
}

async function answerCalls(
  router: AnyTRPCRouter,
  request: FastifyRequest,
  reply: FastifyReply,
  createContext: CreateContext,
  procedures: ReadonlyMap<string, KnownProcedure>,
): Promise<FastifyReply> {
  const named = attempt(() => readCalls(request, procedures));
  const policies = "error" in named ? [] : named.calls.flatMap(({ procedure }) => procedure?.policy ?? []);
  const ctx = await createContext(request, policies);
  if ("error" in named) return send(reply, request, router, ctx, { isBatch: false, calls: [] }, [named]);
  const stream = streamIn(named, request);
  if (stream !== null) {
    const refused = await answerStream(router, stream, request, reply, ctx);
    return refused === null ? reply : send(reply, request, router, ctx, named, [refused]);
  }
  const results = await Promise.all(named.calls.map((call) => answerCall(router, call, request.method, ctx)));
  return send(reply, request, router, ctx, named, results);
}

/** The one call that asks for a stream: a subscription alone. In a batch it is refused as a call. */
function streamIn({ isBatch, calls: [call] }: Calls, { method }: FastifyRequest): Call | null {
  if (isBatch || method !== "GET" || call?.procedure?.type !== "subscription") return null;
  return call;
}

function send(
  reply: FastifyReply,
  request: FastifyRequest,
  router: AnyTRPCRouter,
  ctx: Context,
  { isBatch, calls }: Calls,
  results: readonly CallResult[],
): FastifyReply {
  const answers = results.map((result, index) =>
    "error" in result
      ? { error: shapeOf(router, result.error, ctx, calls[index]) }
      : { result: { data: result.data } },
  );
  setFaultHeaders(reply, request, results);
  if (results.some(isWrongMethod)) reply.header("allow", methodOf[calls[0]?.procedure?.type ?? "query"]);
  return reply
    .status(getHTTPStatusCode(answers))
    .type("application/json")
    .send(JSON.stringify(isBatch ? answers : answers[0]));
}

const isWrongMethod = (result: CallResult) =>
  "error" in result && result.error.code === "METHOD_NOT_SUPPORTED";

function shapeOf(router: AnyTRPCRouter, error: TRPCError, ctx: Context, call: Call | undefined) {
  const type = call?.procedure?.type ?? "unknown";
  const config = router._def._config;
  return getTRPCErrorShape({ config, error, ctx, path: call?.path, input: undefined, type });
}

function setFaultHeaders(reply: FastifyReply, request: FastifyRequest, results: readonly CallResult[]): void {
  const faults = results.flatMap((result) => {
    if (!("error" in result)) return [];
    const fault = readFault(result.error);
    logFault(request.log, result.error, fault);
    return [fault];
  });
  if (faults.length === 0) return;
  request.facts.errors.push(...faults.map(({ code }) => code));
  reply.headers(faultHeaders(faults));
}

function attempt(read: () => Calls): Calls | { error: TRPCError } {
  try {
    return read();
  } catch (cause) {
    return { error: getTRPCErrorFromUnknown(cause) };
  }
}
