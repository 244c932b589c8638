import type { AnyTRPCRouter } from "@trpc/server";
import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyReply, FastifyRequest } from "fastify";
import { faultHeaders } from "../http/fault-headers.ts";
import { batchMaxCalls } from "../http/limits.ts";
import { logFault } from "../http/log-fault.ts";
import { readFault } from "../http/read-fault.ts";
import { readBodyText } from "../http/read-json-body.ts";
import type { CreateContext } from "./create-context.ts";
import type { KnownProcedure } from "./procedure-record.ts";

/** Does the client ask for results line by line (httpBatchStreamLink) or as server-sent events? */
export function wantsStream({ headers }: FastifyRequest): boolean {
  return [headers["trpc-accept"], headers.accept].some((field) =>
    [field].flat().some((value) => /application\/jsonl|text\/event-stream/.test(value ?? "")),
  );
}

/** Streams are tRPC's own adapter's work. The context, the errors and the headers are the same as everywhere. */
export async function answerWithStream(
  router: AnyTRPCRouter,
  request: FastifyRequest,
  reply: FastifyReply,
  createContext: CreateContext,
  procedures: ReadonlyMap<string, KnownProcedure>,
): Promise<FastifyReply> {
  const { path = "" } = request.params as { path?: string }; // as: the route's own parameter
  const credentialSent = request.headers.authorization !== undefined;
  const ctx = await createContext(
    request,
    path.split(",").map((each) => procedures.get(each)?.meta),
  );
  // The stock adapter finds the body already read, as text, and parses it when a procedure asks for it.
  request.body = request.method === "POST" ? await readBodyText(request) : undefined;
  await fastifyRequestHandler({
    router,
    req: request,
    res: reply,
    path,
    maxBatchSize: batchMaxCalls,
    createContext: () => ctx,
    onError: ({ error }) => {
      const fault = readFault(error);
      request.facts.errors.push(fault.code);
      logFault(request.log, error, fault);
    },
    responseMeta: ({ errors }) => ({
      headers: new Headers(faultHeaders(errors.map(readFault), credentialSent)),
    }),
  });
  return reply;
}
