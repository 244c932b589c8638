import { AuthError } from "@sekisho/auth";
import { type ErrorCode, errorTable } from "@sekisho/contract/error-code";
import type { ErrorDetails } from "@sekisho/contract/error-envelope";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { ApiError } from "../trpc/api-error.ts";
import { codeOfStatus } from "./code-of-status.ts";
import { fieldReasons } from "./field-reasons.ts";

/** An error as the caller may know it. */
export type Fault = {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: ErrorDetails;
  readonly retryAfterSeconds: number | undefined;
};

/** What is known of anything thrown. Whatever was not thrown on purpose is `internal_server_error`, without its text. */
export function readFault(thrown: unknown): Fault {
  if (thrown instanceof ApiError || thrown instanceof AuthError) {
    return faultOf(thrown.code, thrown.details, thrown.retryAfterSeconds);
  }
  if (thrown instanceof TRPCError) return readTrpcFault(thrown);
  const status = statusOfHttpError(thrown);
  return faultOf(status === undefined ? "internal_server_error" : codeOfStatus(status));
}

/** A fault of a code: the status comes from the contract's table and from nowhere else. */
export function faultOf(code: ErrorCode, details: ErrorDetails = {}, retryAfterSeconds?: number): Fault {
  return { code, status: errorTable[code].httpStatus, details, retryAfterSeconds };
}

function readTrpcFault(error: TRPCError): Fault {
  const { cause, code } = error;
  if (cause instanceof ApiError || cause instanceof AuthError) return readFault(cause);
  // Only a refused input is BAD_REQUEST: an output that does not fit its schema is our fault, and tRPC says 500.
  if (code === "BAD_REQUEST" && cause instanceof ZodError) {
    return faultOf("validation_failed", { fields: fieldReasons(cause) });
  }
  if (code === "PARSE_ERROR") return faultOf("validation_failed");
  return faultOf(
    code in trpcDefaults ? trpcDefaults[code as keyof typeof trpcDefaults] : "internal_server_error",
  ); // as: `in` does not narrow
}

/** What tRPC itself, not a verb of ours, means by its codes. */
const trpcDefaults = {
  BAD_REQUEST: "validation_failed",
  UNAUTHORIZED: "authentication_required",
  FORBIDDEN: "insufficient_permissions",
  NOT_FOUND: "not_found",
  METHOD_NOT_SUPPORTED: "method_not_allowed",
  TIMEOUT: "request_timeout",
  CONFLICT: "conflict",
  PAYLOAD_TOO_LARGE: "payload_too_large",
  UNSUPPORTED_MEDIA_TYPE: "unsupported_media_type",
  TOO_MANY_REQUESTS: "rate_limited",
  SERVICE_UNAVAILABLE: "identity_provider_unavailable",
  INTERNAL_SERVER_ERROR: "internal_server_error",
} as const satisfies Record<(typeof errorTable)[ErrorCode]["trpcCode"], ErrorCode>;

/** Fastify and its plugins throw errors with a statusCode; only a 4xx among them is the caller's doing. */
function statusOfHttpError(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !("statusCode" in thrown)) return undefined;
  const { statusCode } = thrown;
  return typeof statusCode === "number" && statusCode >= 400 && statusCode < 500 ? statusCode : undefined;
}
