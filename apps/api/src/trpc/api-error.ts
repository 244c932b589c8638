import type { ErrorCode } from "@sekisho/contract/error-code";
import type { ErrorDetails } from "@sekisho/contract/error-envelope";

/**
 * What a verb throws on purpose: a code of the closed list, and what the caller may know beyond it.
 * Everything else that is thrown leaves the server as `internal_server_error` (http/read-fault.ts).
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** Seconds after which trying again may help; sent as Retry-After. */
  readonly retryAfterSeconds: number | undefined;

  /** `options.cause` goes to the log and never to the caller. */
  constructor(
    code: ErrorCode,
    details: ErrorDetails = {},
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(code, { cause: options.cause });
    this.code = code;
    this.details = details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
