import { type AnyTRPCRouter, getTRPCErrorFromUnknown, type TRPCError } from "@trpc/server";
import { incomingMessageToRequest } from "@trpc/server/adapters/node-http";
import { resolveResponse } from "@trpc/server/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { logFault } from "../http/log-fault.ts";
import { readFault } from "../http/read-fault.ts";
import type { Context } from "./context.ts";
import type { Call } from "./read-calls.ts";

/**
 * Answers a subscription by tRPC's own code, as server-sent events. What refuses it before it has begun is answered here
 * instead of sent: tRPC would begin a stream with 200 and say 401 inside of it, where no challenge can be.
 */
export async function answerStream(
  router: AnyTRPCRouter,
  { path }: Call,
  request: FastifyRequest,
  reply: FastifyReply,
  ctx: Context,
): Promise<{ readonly error: TRPCError } | null> {
  let refusal: TRPCError | null = null;
  let hasBegun = false;
  const onError = ({ error }: { error: TRPCError }) => {
    if (hasBegun) noteEnd(request, error);
    else refusal = error;
  };
  try {
    const req = incomingMessageToRequest(request.raw, reply.raw, { maxBodySize: null });
    const createContext = () => Promise.resolve(ctx);
    const response = await resolveResponse({ router, req, path, error: null, createContext, onError });
    if (refusal !== null) {
      await response.body?.cancel();
      return { error: refusal };
    }
    hasBegun = true;
    send(reply, response);
    return null;
  } catch (cause) {
    return { error: getTRPCErrorFromUnknown(cause) };
  }
}

function send(reply: FastifyReply, response: Response): void {
  const { headers } = response;
  // Ours say more: nothing of it is to be kept, and which origins may read it.
  headers.set("cache-control", "no-store, no-transform");
  headers.delete("vary");
  headers.delete("connection");
  void reply.send(response);
}

/** A stream that ends with an error has been answered with 200: the request log says which error it was. */
function noteEnd(request: FastifyRequest, error: TRPCError): void {
  const fault = readFault(error);
  logFault(request.log, error, fault);
  request.facts.errors.push(fault.code);
}
