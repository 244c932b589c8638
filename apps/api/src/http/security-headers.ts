import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

const twoYears = 63_072_000;

/** What an answer must say even where no hook runs: requests that could not be read, or routed. */
export const bareSecurityHeaders: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
  "referrer-policy": "no-referrer",
  "strict-transport-security": `max-age=${twoYears}; includeSubDomains`,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Answers are data for one reader: nothing may run them, frame them, guess at their type or keep them. */
export async function registerSecurityHeaders(app: FastifyInstance): Promise<void> {
  // Helmet adds the lesser ones; what counts is said once, above.
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    frameguard: false,
    referrerPolicy: false,
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(bareSecurityHeaders).header("x-request-id", request.id);
  });
}
