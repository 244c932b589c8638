import type { FastifyReply, FastifyRequest } from "fastify";
import { envelopeOf } from "./error-envelope.ts";
import { faultHeaders } from "./fault-headers.ts";
import type { Fault } from "./read-fault.ts";
import { localeOf } from "./request-facts.ts";

/** Answers with the one error body. */
export function sendFault(request: FastifyRequest, reply: FastifyReply, fault: Fault): FastifyReply {
  request.facts?.errors.push(fault.code);
  return reply
    .status(fault.status)
    .headers(faultHeaders([fault]))
    .type("application/json; charset=utf-8")
    .send(envelopeOf(fault, localeOf(request), request.id));
}
