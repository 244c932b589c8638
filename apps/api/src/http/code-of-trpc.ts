import type { ErrorCode } from "@sekisho/contract/error-code";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";

/** What tRPC itself, not a verb of ours, means by its codes. */
const codes: Readonly<Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>>> = {
  PARSE_ERROR: "validation_failed",
  BAD_REQUEST: "validation_failed",
  NOT_FOUND: "not_found",
  METHOD_NOT_SUPPORTED: "method_not_allowed",
  UNSUPPORTED_MEDIA_TYPE: "unsupported_media_type",
  PAYLOAD_TOO_LARGE: "payload_too_large",
};

/** A code that only our own code could have thrown, without saying which fault it means, is our mistake. */
export function codeOfTrpc(code: TRPC_ERROR_CODE_KEY): ErrorCode {
  return codes[code] ?? "internal_server_error";
}
