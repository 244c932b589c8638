import type { FastifyInstance } from "fastify";
import { faultOf } from "./read-fault.ts";
import { sendFault } from "./send-fault.ts";
import type { Pressure } from "./watch-pressure.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Asked by the platform and not by a client: answered under any load. */
    isProbe?: true;
  }
}

/**
 * Refuses new requests while there is more to do than can be done: a quick 503 with Retry-After, before anybody is
 * authenticated or counted, is worth more than a late answer. What is under way is finished.
 */
export function registerShedding(app: FastifyInstance, pressure: Pressure): void {
  app.addHook("onRequest", async (request, reply) => {
    if (!pressure.isOverloaded() || request.routeOptions.config.isProbe) return;
    return sendFault(request, reply, faultOf("service_unavailable"));
  });
}
