import { type ErrorCode, errorTable } from "@sekisho/contract/error-code";
import type { ErrorEnvelope } from "@sekisho/contract/error-envelope";
import { defaultLocale } from "@sekisho/contract/locale";
import type { TRPCError } from "@trpc/server";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { envelopeOf } from "../http/error-envelope.ts";
import { readFault } from "../http/read-fault.ts";
import type { Context } from "./context.ts";

/** `error.data` on the wire: the envelope of REST, and what tRPC's clients look for. */
export type ErrorData = ErrorEnvelope & {
  readonly code: ErrorCode;
  readonly httpStatus: number;
  readonly path?: string;
};

/** tRPC's error answer, rewritten so that nothing but the code, its sentence and the permitted details is left. */
export function shapeError(failed: { error: TRPCError; ctx: Context | undefined; path: string | undefined }) {
  const fault = readFault(failed.error);
  const envelope = envelopeOf(fault, failed.ctx?.locale ?? defaultLocale, failed.ctx?.requestId ?? "");
  const data: ErrorData = {
    ...envelope,
    code: fault.code,
    httpStatus: fault.status,
    ...(failed.path === undefined ? {} : { path: failed.path }),
  };
  return { message: envelope.message, code: TRPC_ERROR_CODES_BY_KEY[errorTable[fault.code].trpcCode], data };
}
