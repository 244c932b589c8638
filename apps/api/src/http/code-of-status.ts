import type { ErrorCode } from "@sekisho/contract/error-code";

/** The code for a status that Fastify or Node chose before any code of ours ran. */
const codes: Readonly<Record<number, ErrorCode>> = {
  404: "not_found",
  405: "method_not_allowed",
  408: "request_timeout",
  413: "payload_too_large",
  414: "payload_too_large",
  415: "unsupported_media_type",
  429: "rate_limited",
  431: "payload_too_large",
};

/** Any other 4xx means that the request could not be read. */
export function codeOfStatus(status: number): ErrorCode {
  return codes[status] ?? "validation_failed";
}
