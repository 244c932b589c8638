import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { addressOf } from "./address-of.ts";
import { registerAllowedMethods } from "./allowed-methods.ts";
import { logFault } from "./log-fault.ts";
import { networkOf } from "./network-of.ts";
import { tooMany } from "./rate-limit.ts";
import { type Fault, faultOf, readFault } from "./read-fault.ts";
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
  const countNoRoute = async (request: FastifyRequest, reply: FastifyReply) => {
    const excess = await excessOf(request, isLimited);
    return excess === null ? answerNoRoute(request, reply) : sendFault(request, reply, excess);
  };
  app.setErrorHandler((error, request, reply) => {
    if (isOfContent(error) && request.is404) return countNoRoute(request, reply);
    const fault = readFault(error);
    logFault(request.log, error, fault);
    return sendFault(request, reply, fault);
  });
  app.setNotFoundHandler(isLimited ? { preHandler: app.rateLimit() } : {}, answerNoRoute);
}

/** Fastify looks at the content type of a QUERY or a POST before it counts, or says that there is no such route. */
const isOfContent = (error: unknown) =>
  error instanceof errorCodes.FST_ERR_ROUTE_MISSING_CONTENT_TYPE ||
  error instanceof errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE;

/** Counts a request that the limit's own hook does not see; null where it is not one too many. */
async function excessOf(request: FastifyRequest, isLimited: boolean): Promise<Fault | null> {
  if (!isLimited) return null;
  const count = await request.server.createRateLimit()(request);
  return !count.isAllowed && count.isExceeded ? readFault(tooMany(count.ttl)) : null;
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
  const fault = (await excessOf(request, isLimited)) ?? readFault(error);
  const network = networkOf(addressOf(request));
  request.log.warn({ method: request.method, status: fault.status, network }, "unroutable request");
  reply.headers(securityHeaders).header("x-request-id", request.id);
  sendFault(request, reply, fault);
}
