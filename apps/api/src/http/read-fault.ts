import { AuthError } from "@sekisho/auth";
import { type ErrorCode, errorTable } from "@sekisho/contract/error-code";
import type { ErrorDetails } from "@sekisho/contract/error-envelope";
import { DatabaseUnavailable } from "@sekisho/db";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { ApiError } from "../trpc/api-error.ts";
import { codeOfStatus } from "./code-of-status.ts";
import { codeOfTrpc } from "./code-of-trpc.ts";
import { fieldReasons } from "./field-reasons.ts";

/** An error as the caller may know it. */
export type Fault = {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: ErrorDetails;
  readonly retryAfterSeconds: number | undefined;
};

/** When to come back after an outage that does not say how long it lasts. */
const defaultRetryAfterSeconds = 5;

/** What is known of anything thrown. Whatever was not thrown on purpose is `internal_server_error`, without its text. */
export function readFault(thrown: unknown): Fault {
  if (thrown instanceof TRPCError) return readTrpcFault(thrown);
  const status = statusOfHttpError(thrown);
  return (
    readDeliberate(thrown) ?? faultOf(status === undefined ? "internal_server_error" : codeOfStatus(status))
  );
}

/** A fault of a code: the status comes from the contract's table and from nowhere else. */
export function faultOf(code: ErrorCode, details: ErrorDetails = {}, retryAfterSeconds?: number): Fault {
  const { httpStatus: status } = errorTable[code];
  const retry = retryAfterSeconds ?? (status === 503 ? defaultRetryAfterSeconds : undefined);
  return { code, status, details, retryAfterSeconds: retry };
}

function readDeliberate(thrown: unknown): Fault | undefined {
  if (thrown instanceof ApiError || thrown instanceof AuthError) {
    return faultOf(thrown.code, thrown.details, thrown.retryAfterSeconds);
  }
  return thrown instanceof DatabaseUnavailable ? faultOf("service_unavailable") : undefined;
}

function readTrpcFault({ cause, code }: TRPCError): Fault {
  const deliberate = readDeliberate(cause);
  if (deliberate) return deliberate;
  // Only a refused input is BAD_REQUEST: an output that does not fit its schema is our fault, and tRPC says 500.
  if (code === "BAD_REQUEST" && cause instanceof ZodError) {
    return faultOf("validation_failed", { fields: fieldReasons(cause) });
  }
  return faultOf(codeOfTrpc(code));
}

/** Fastify and its plugins throw errors with a statusCode; only a 4xx among them is the caller's doing. */
function statusOfHttpError(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !("statusCode" in thrown)) return undefined;
  const { statusCode } = thrown;
  return typeof statusCode === "number" && statusCode >= 400 && statusCode < 500 ? statusCode : undefined;
}
