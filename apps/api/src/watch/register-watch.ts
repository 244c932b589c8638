import { policiesOf } from "@sekisho/auth";
import type { AnyTRPCRouter } from "@trpc/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "../deps.ts";
import { isStream } from "../http/is-stream.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Branch } from "../tracing/branch.ts";
import type { Tracing } from "../tracing/tracing.ts";
import { inWords } from "../trpc/policy-in-words.ts";

/**
 * Looks on from a request's header fields to the end of its answer. Register behind the request facts, and before
 * anything that logs: its lines then name the trace. Where neither metrics nor traces are asked for, no hook runs.
 */
export function registerWatch(
  app: FastifyInstance,
  router: AnyTRPCRouter,
  { metrics, tracing }: Pick<Deps, "metrics" | "tracing">,
): void {
  if (metrics === null && tracing === null) return;
  const policies = new Map([...policiesOf(router)].map(([path, policy]) => [path, inWords(policy)]));
  app.addHook("onRequest", async (request, reply) => {
    const branch = tracing && startRequest(tracing, request);
    request.facts.watch = { metrics, branch, policies };
    if (branch) request.log = reply.log = request.log.child({ trace_id: branch.span.spanContext().traceId });
    // Of the end of an answer and of a caller who left alike; `onResponse` hears of the first alone.
    reply.raw.once("close", () => ended(request, reply, metrics, branch));
  });
}

/** Counts a request that no hook sees, because it could not be routed. */
export function countUnroutable(request: FastifyRequest, reply: FastifyReply, metrics: Metrics | null): void {
  if (metrics !== null) reply.raw.once("close", () => ended(request, reply, metrics, null));
}

function startRequest(tracing: Tracing, request: FastifyRequest): Branch {
  const { method, headers, routeOptions } = request;
  const route = routeOptions.url;
  return tracing.startRequest(headers["traceparent"], route ? `${method} ${route}` : method, {
    "http.request.method": method,
    ...(route === undefined ? {} : { "http.route": route }),
    "sekisho.request_id": request.id,
  });
}

function ended(
  { method, routeOptions }: FastifyRequest,
  reply: FastifyReply,
  metrics: Metrics | null,
  branch: Branch | null,
): void {
  const { raw, elapsedTime } = reply;
  const status = raw.writableEnded || isStream(reply) ? raw.statusCode : "aborted";
  const seconds = isStream(reply) ? null : elapsedTime / 1000; // how long a stream was is no measure of us
  metrics?.requestEnded({ method, route: routeOptions.url, status, seconds });
  if (branch === null) return;
  const isError = status === "aborted" || status >= 500;
  if (isError) branch.fail();
  branch.end({
    ...(status === "aborted" ? {} : { "http.response.status_code": status }),
    ...(isError ? { "error.type": String(status) } : {}),
  });
}
