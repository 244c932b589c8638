import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { type Locale, localeFrom } from "@sekisho/contract/locale";
import type { ConnectionError, FastifyBaseLogger, FastifyInstance } from "fastify";
import { turnOf } from "./answerable.ts";
import { envelopeOf } from "./error-envelope.ts";
import { linger } from "./linger.ts";
import { networkOf } from "./network-of.ts";
import { type Fault, faultOf } from "./read-fault.ts";
import { newRequestId } from "./request-id.ts";
import { securityHeaders } from "./security-headers.ts";

/** Answers what never became a request, such as a broken request line or headers that do not fit, and hangs up. */
export function answerClientError(log: FastifyBaseLogger, error: ConnectionError, socket: Socket): void {
  if (refused.has(socket)) return; // the rest of what was refused already
  if (error.code === "ECONNRESET") return void socket.destroy();
  const fault = faultOf(codeOf(error));
  refuse(log, socket, { fault, locale: localeFrom(acceptLanguageIn(error)), reason: error.code });
}

/** A client that asks for a tunnel (CONNECT) takes us for a proxy. Node gives it no answer of its own. */
export function refuseTunnels(app: FastifyInstance): void {
  app.server.on("connect", ({ headers }, socket) => {
    const locale = localeFrom(headers["accept-language"]);
    socket.on("error", () => undefined); // nobody else listens: a client that is gone is no error of ours
    socket.resume(); // and nobody reads: without it the client's own end would not be heard
    const told = { fault: faultOf("method_not_allowed"), locale, reason: "CONNECT", more: { allow: "" } };
    refuse(app.log, socket as Socket, told); // as: without TLS and HTTP/2 it is always one
  });
}

type Refusal = {
  readonly fault: Fault;
  readonly locale: Locale;
  readonly reason: string;
  readonly more?: Record<string, string>;
};

/** Connections that have had their last answer, or will once what came before is answered. */
const refused = new WeakSet<Socket>();

/** What came before is answered first, however the rest looks. */
function refuse(log: FastifyBaseLogger, socket: Socket, refusal: Refusal): void {
  refused.add(socket);
  const turn = turnOf(socket);
  if (turn === "now") hangUp(log, socket, refusal);
  else if (turn === null) socket.destroy();
  else turn.once("finish", () => refuse(log, socket, refusal));
}

function hangUp(log: FastifyBaseLogger, socket: Socket, { fault, locale, reason, more = {} }: Refusal): void {
  const requestId = newRequestId();
  const network = networkOf(socket.remoteAddress ?? "");
  log.warn({ request_id: requestId, status: fault.status, reason, network }, "unreadable request");
  const body = JSON.stringify(envelopeOf(fault, locale, requestId));
  const headers = {
    ...securityHeaders,
    ...more,
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "x-request-id": requestId,
    connection: "close",
  };
  socket.write(
    [
      `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status]}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      "",
      body,
    ].join("\r\n"),
  );
  linger(socket);
}

function codeOf({ code }: ConnectionError) {
  if (code === "HPE_HEADER_OVERFLOW") return "payload_too_large";
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? "request_timeout" : "validation_failed";
}

/** The language asked for, as far as the broken bytes tell. */
function acceptLanguageIn({ rawPacket }: ConnectionError): string | undefined {
  const head = Buffer.isBuffer(rawPacket) ? rawPacket.toString("latin1") : "";
  return /^accept-language:([^\r\n]{0,256})/im.exec(head)?.[1];
}
