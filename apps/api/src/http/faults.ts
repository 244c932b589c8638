import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { registerAllowedMethods } from "./allowed-methods.ts";
import { logFault } from "./log-fault.ts";
import { tooMany } from "./rate-limit.ts";
import { faultOf, readFault } from "./read-fault.ts";
import { pathOf } from "./request-facts.ts";
import { securityHeaders } from "./security-headers.ts";
import { sendFault } from "./send-fault.ts";

/**
 * Makes whatever goes wrong behind the router answer with the one error body. Register before any route.
 * `isLimited`: unknown paths count against the general rate limit like all others.
 */
export function registerFaults(app: FastifyInstance, { isLimited }: { isLimited: boolean }): void {
  const allowedMethods = registerAllowedMethods(app);
  app.setErrorHandler((error, request, reply) => {
    const fault = readFault(error);
    logFault(request.log, error, fault);
    return sendFault(request, reply, fault);
  });
  app.setNotFoundHandler(isLimited ? { preHandler: app.rateLimit() } : {}, (request, reply) => {
    const allowed = allowedMethods(pathOf(request));
    if (allowed.length === 0) return sendFault(request, reply, faultOf("not_found"));
    reply.header("allow", allowed.join(", "));
    return sendFault(request, reply, faultOf("method_not_allowed"));
  });
}

/**
 * Answers a request that Fastify could not route, such as a malformed URL. Hooks have not run and will not, so it is
 * counted and dressed here.
 */
export async function answerUnroutable(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { isLimited }: { isLimited: boolean },
): Promise<void> {
  const count = isLimited ? await request.server.createRateLimit()(request) : undefined;
  const fault = readFault(count && !count.isAllowed && count.isExceeded ? tooMany(count.ttl) : error);
  request.log.warn({ method: request.method, status: fault.status }, "unroutable request");
  reply.headers(securityHeaders).header("x-request-id", request.id);
  sendFault(request, reply, fault);
}
