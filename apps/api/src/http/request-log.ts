import type { AuthState } from "@sekisho/auth";
import { type ErrorCode, errorTable } from "@sekisho/contract/error-code";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hashSubject } from "../logging/hash-subject.ts";
import { addressOf } from "./address-of.ts";
import { isStream } from "./is-stream.ts";
import { networkOf } from "./network-of.ts";
import { factsOf, pathOf } from "./request-facts.ts";
import { foreignRequestId } from "./request-id.ts";

/** One line per request. Refusals are warnings, so that they remain where success is not logged. */
export function registerRequestLog(app: FastifyInstance): void {
  const logged = new WeakSet<FastifyRequest>();
  const write = (request: FastifyRequest, reply: FastifyReply, more: { aborted?: true } = {}) => {
    if (logged.has(request)) return;
    logged.add(request);
    const { statusCode } = reply;
    const level = statusCode === 500 ? "error" : isRefusal(statusCode) ? "warn" : "info";
    request.log[level]({ ...requestLine(request, reply), ...more }, "request");
  };
  app.addHook("onResponse", async (request, reply) => write(request, reply));
  // Fastify calls nobody where the caller has left. What such a request did, it did all the same: it is no way around the log.
  app.addHook("onSend", async (request, reply) => {
    if (request.raw.socket.destroyed) write(request, reply, { aborted: true });
    // It waits for its turn behind another answer of its connection. Should that be cut first, nobody at all is told.
    else if (reply.raw.socket === null) write(request, reply);
  });
  app.addHook("onRequest", async (request, reply) => {
    // By "close" an answer that was taken is logged: "finish" came before it.
    reply.raw.once("close", () => {
      if (isStream(reply)) write(request, reply);
      else if (reply.sent || reply.raw.headersSent) write(request, reply, { aborted: true });
    });
  });
}

/** Longer than any path of ours. Whoever sends 16 KB of it would fill the log, and push a day's refusals out of its files. */
const loggedPathMax = 512;

const shortened = (path: string) => (path.length > loggedPathMax ? `${path.slice(0, loggedPathMax)}…` : path);

const isRefusal = (status: number) => [401, 403, 429, 503].includes(status);

const refusesCaller = (code: ErrorCode) => [401, 403, 429].includes(errorTable[code].httpStatus);

function requestLine(request: FastifyRequest, reply: FastifyReply) {
  const { auth, errors } = factsOf(request);
  const foreign = foreignRequestId(request);
  return {
    method: request.method,
    path: shortened(pathOf(request)),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...authFields(auth),
    ...(errors.length > 0 ? { errors } : {}),
    // Who is refused from where tells a mistake from an attack; of everybody else the place is nobody's business.
    ...(errors.some(refusesCaller) ? { network: networkOf(addressOf(request)) } : {}),
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
