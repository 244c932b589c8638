import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "../trpc/api-error.ts";
import { headerFields } from "./header-fields.ts";

/** A name or an IPv4 address, or an IPv6 address in brackets, and perhaps a port (RFC 3986, section 3.2.2). */
const host = /^(?:[\w.~!$&'()*+;=-]|%[\da-f]{2})*(?::\d*)?$|^\[[\da-f:.]+\](?::\d*)?$/i;

/**
 * Refuses what Node would refuse with an empty body of its own, or let pass: a request without a Host field, with several,
 * or with one that names no host (RFC 9112, section 3.2), a target that is no path (section 3.2.4), and one that expects
 * what nobody here does (RFC 9110, section 10.1.1).
 */
export function registerHeadChecks(app: FastifyInstance): void {
  // Of more than 2,000 fields Node drops the rest unsaid, an Authorization field among them. Their bytes are limited anyway.
  app.server.maxHeadersCount = 0;
  // Node calls "100-continue" an ordinary request and hands over all other expectations here.
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response));
  // Late, so that these too are counted and carry every header field.
  app.addHook("preHandler", async (request) => {
    if (!hasOneHost(request) || !isExpectationMet(request) || request.raw.url === "*")
      throw new ApiError("validation_failed");
  });
}

function hasOneHost(request: FastifyRequest): boolean {
  const hosts = headerFields(request, "host");
  return hosts.length === 0 ? request.raw.httpVersion === "1.0" : hosts.length === 1 && hosts.every(isHost);
}

const isHost = (text: string) => host.test(text);

function isExpectationMet({ headers }: FastifyRequest): boolean {
  return headers.expect === undefined || headers.expect.toLowerCase() === "100-continue";
}
