import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "../trpc/api-error.ts";
import { headerFields } from "./header-fields.ts";

/**
 * Refuses what Node would refuse with an empty body of its own, or let pass: a request without a Host field or with
 * several (RFC 9112, section 3.2), and one that expects what nobody here does (RFC 9110, section 10.1.1).
 */
export function registerHeadChecks(app: FastifyInstance): void {
  // Node calls "100-continue" an ordinary request and hands over all other expectations here.
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response));
  // Late, so that these too are counted and carry every header field.
  app.addHook("preHandler", async (request) => {
    if (!hasOneHost(request) || !isExpectationMet(request)) throw new ApiError("validation_failed");
  });
}

function hasOneHost(request: FastifyRequest): boolean {
  const hosts = headerFields(request, "host").length;
  return hosts === 1 || (hosts === 0 && request.raw.httpVersion === "1.0");
}

function isExpectationMet({ headers }: FastifyRequest): boolean {
  return headers.expect === undefined || headers.expect.toLowerCase() === "100-continue";
}
