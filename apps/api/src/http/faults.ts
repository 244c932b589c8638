import type { FastifyInstance } from "fastify";
import { registerAllowedMethods } from "./allowed-methods.ts";
import { logFault } from "./log-fault.ts";
import { faultOf, readFault } from "./read-fault.ts";
import { pathOf } from "./request-facts.ts";
import { sendFault } from "./send-fault.ts";

/** Makes whatever goes wrong behind the router answer with the one error body. Register before any route. */
export function registerFaults(app: FastifyInstance): void {
  const allowedMethods = registerAllowedMethods(app);
  app.setErrorHandler((error, request, reply) => {
    const fault = readFault(error);
    logFault(request.log, error, fault);
    return sendFault(request, reply, fault);
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods(pathOf(request));
    if (allowed.length === 0) return sendFault(request, reply, faultOf("not_found"));
    reply.header("allow", allowed.join(", "));
    return sendFault(request, reply, faultOf("method_not_allowed"));
  });
}
