import type { AuthState } from "@sekisho/auth";
import { type ErrorCode, errorTable } from "@sekisho/contract/error-code";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hashSubject } from "../logging/hash-subject.ts";
import { networkOf } from "./network-of.ts";
import { factsOf, pathOf } from "./request-facts.ts";
import { foreignRequestId } from "./request-id.ts";

/** One line per answered request. Refusals are warnings, so that they remain where success is not logged. */
export function registerRequestLog(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const { statusCode } = reply;
    const level = statusCode === 500 ? "error" : isRefusal(statusCode) ? "warn" : "info";
    request.log[level](requestLine(request, reply), "request");
  });
}

const isRefusal = (status: number) => [401, 403, 429, 503].includes(status);

const refusesCaller = (code: ErrorCode) => [401, 403, 429].includes(errorTable[code].httpStatus);

function requestLine(request: FastifyRequest, reply: FastifyReply) {
  const { auth, errors } = factsOf(request);
  const foreign = foreignRequestId(request);
  return {
    method: request.method,
    path: pathOf(request),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...authFields(auth),
    ...(errors.length > 0 ? { errors } : {}),
    // Who is refused from where tells a mistake from an attack; of everybody else the place is nobody's business.
    ...(errors.some(refusesCaller) ? { network: networkOf(request.ip) } : {}),
    ...(foreign ? { client_request_id: foreign } : {}),
  };
}

/** `auth` is absent where no procedure that ran looks at the credential. */
function authFields(auth: AuthState | null) {
  switch (auth?.kind) {
    case undefined:
      return {};
    case "anonymous":
      return { auth: auth.kind };
    case "rejected":
    case "unavailable":
      return { auth: auth.kind, reason: auth.error.reason };
    case "signed-in":
      return { auth: auth.kind, subject: hashSubject(auth.principal.sub) };
  }
}
