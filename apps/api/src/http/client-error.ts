import type { Socket } from "node:net";
import { localeFrom } from "@sekisho/contract/locale";
import type { ConnectionError, FastifyBaseLogger } from "fastify";
import { isAnswerable } from "./answerable.ts";
import { envelopeOf } from "./error-envelope.ts";
import { faultOf } from "./read-fault.ts";
import { newRequestId } from "./request-id.ts";
import { securityHeaders } from "./security-headers.ts";

const reasonPhrases: Readonly<Record<number, string>> = {
  400: "Bad Request",
  408: "Request Timeout",
  413: "Content Too Large",
};

/** Answers what never became a request, such as a broken request line or headers that do not fit, and hangs up. */
export function answerClientError(log: FastifyBaseLogger, error: ConnectionError, socket: Socket): void {
  if (error.code === "ECONNRESET" || !isAnswerable(socket)) {
    socket.destroy();
    return;
  }
  const fault = faultOf(codeOf(error));
  const requestId = newRequestId();
  log.warn({ request_id: requestId, status: fault.status, reason: error.code }, "unreadable request");
  const body = JSON.stringify(envelopeOf(fault, localeFrom(acceptLanguageIn(error)), requestId));
  const headers = {
    ...securityHeaders,
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "x-request-id": requestId,
    connection: "close",
  };
  socket.end(
    [
      `HTTP/1.1 ${fault.status} ${reasonPhrases[fault.status] ?? "Bad Request"}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      "",
      body,
    ].join("\r\n"),
  );
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
