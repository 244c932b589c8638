import { type ErrorCode, errorTable } from "@sekisho/contract/error-code";
import type { ErrorDetails } from "@sekisho/contract/error-envelope";
import type { AuthReason } from "./auth-reason.ts";

/** The part of the error codes that authentication and authorisation answer with. */
export type AuthErrorCode = Extract<
  ErrorCode,
  | "authentication_required"
  | "token_validation_failed"
  | "step_up_required"
  | "insufficient_permissions"
  | "insufficient_scope"
  | "csrf_rejected"
  | "identity_provider_unavailable"
>;

type Extra = { readonly details?: ErrorDetails; readonly retryAfterSeconds?: number };

/** The caller is not let through. `code` and `details` are for the caller; `reason` is for the log and for nobody else. */
export class AuthError extends Error {
  override readonly name = "AuthError";
  readonly code: AuthErrorCode;
  readonly reason: AuthReason;
  readonly details: ErrorDetails;
  /** What HTTP says to it: 401 "who are you", 403 "I know, and no", 503 "I cannot tell right now". */
  readonly httpStatus: number;
  /** Seconds after which trying again makes sense; only with `identity_provider_unavailable`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: AuthErrorCode, reason: AuthReason, { details = {}, retryAfterSeconds }: Extra = {}) {
    // The message is the public code: messages travel further than anybody plans.
    super(code);
    this.code = code;
    this.reason = reason;
    this.details = details;
    this.httpStatus = errorTable[code].httpStatus;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A credential was sent and refused. */
export const refuse = (reason: AuthReason): AuthError => new AuthError("token_validation_failed", reason);
