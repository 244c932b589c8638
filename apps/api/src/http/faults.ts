import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { addressOf } from "./address-of.ts";
import { registerAllowedMethods } from "./allowed-methods.ts";
import { logFault } from "./log-fault.ts";
import { networkOf } from "./network-of.ts";
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
  const answerNoRoute = (request: FastifyRequest, reply: FastifyReply) => {
    const allowed = allowedMethods(pathOf(request));
    if (allowed.length === 0) return sendFault(request, reply, faultOf("not_found"));
    reply.header("allow", allowed.join(", "));
    return sendFault(request, reply, faultOf("method_not_allowed"));
  };
  app.setErrorHandler((error, request, reply) => {
    if (isOfContent(error) && request.is404) return answerNoRoute(request, reply);
    const fault = readFault(error);
    logFault(request.log, error, fault);
    return sendFault(request, reply, fault);
  });
  app.setNotFoundHandler(isLimited ? { preHandler: app.rateLimit() } : {}, answerNoRoute);
}

/** Fastify looks at the content type of a QUERY or a POST before it says that there is no such route. */
const isOfContent = (error: unknown) =>
  error instanceof errorCodes.FST_ERR_ROUTE_MISSING_CONTENT_TYPE ||
  error instanceof errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE;

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
  const network = networkOf(addressOf(request));
  request.log.warn({ method: request.method, status: fault.status, network }, "unroutable request");
  reply.headers(securityHeaders).header("x-request-id", request.id);
  sendFault(request, reply, fault);
}
