/** How each error code is spoken in HTTP and in tRPC. Adding a code here makes every table that lacks it fail to compile. */
type Spoken = { readonly httpStatus: number; readonly trpcCode: TrpcCode };

type TrpcCode =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "METHOD_NOT_SUPPORTED"
  | "TIMEOUT"
  | "CONFLICT"
  | "PAYLOAD_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "TOO_MANY_REQUESTS"
  | "SERVICE_UNAVAILABLE"
  | "INTERNAL_SERVER_ERROR";

/**
 * The closed list of error codes, the same over tRPC, batches and REST.
 * 401 says "who are you", 403 "I know, and no", 503 "I cannot tell right now".
 */
export const errorTable = {
  /** No credential was sent (RFC 6750, section 3.1: the challenge carries no error). */
  authentication_required: { httpStatus: 401, trpcCode: "UNAUTHORIZED" },
  /** A credential was sent and refused. Which check failed stays in the log. */
  token_validation_failed: { httpStatus: 401, trpcCode: "UNAUTHORIZED" },
  /** A password, or the session of a challenge, was refused. Whether such a person exists is not said. */
  sign_in_failed: { httpStatus: 401, trpcCode: "UNAUTHORIZED" },
  /** The credential is good but the sign-in behind it is too old (RFC 9470). */
  step_up_required: { httpStatus: 401, trpcCode: "UNAUTHORIZED" },
  /** The caller lacks the role. Details: `required_role` or `required_roles`, `current_role`. */
  insufficient_permissions: { httpStatus: 403, trpcCode: "FORBIDDEN" },
  /** The token lacks a scope (RFC 6750, section 3.1). Details: `required_scope`. */
  insufficient_scope: { httpStatus: 403, trpcCode: "FORBIDDEN" },
  /** A cookie-authenticated request that another site may have caused. */
  csrf_rejected: { httpStatus: 403, trpcCode: "FORBIDDEN" },
  /** The input does not fit its schema. Details: `fields`, a map from field to reason code. */
  validation_failed: { httpStatus: 400, trpcCode: "BAD_REQUEST" },
  /** Missing, or not the caller's: the two are told apart nowhere. */
  not_found: { httpStatus: 404, trpcCode: "NOT_FOUND" },
  /** The path exists, the method does not; `Allow` says which do. */
  method_not_allowed: { httpStatus: 405, trpcCode: "METHOD_NOT_SUPPORTED" },
  /** The request did not arrive whole within the time limit. */
  request_timeout: { httpStatus: 408, trpcCode: "TIMEOUT" },
  /** The request is understood and collides with the present state. */
  conflict: { httpStatus: 409, trpcCode: "CONFLICT" },
  /**
   * The password was right, and the pool asks for a step that cannot be taken here. Details: `challenge`, where the pool
   * names it.
   */
  challenge_unsupported: { httpStatus: 409, trpcCode: "CONFLICT" },
  payload_too_large: { httpStatus: 413, trpcCode: "PAYLOAD_TOO_LARGE" },
  /** A body that is not `application/json`. */
  unsupported_media_type: { httpStatus: 415, trpcCode: "UNSUPPORTED_MEDIA_TYPE" },
  /** Retry-After says when to come back. */
  rate_limited: { httpStatus: 429, trpcCode: "TOO_MANY_REQUESTS" },
  /** Tokens cannot be checked, or the user pool cannot be reached. Nobody is signed out by this. */
  identity_provider_unavailable: { httpStatus: 503, trpcCode: "SERVICE_UNAVAILABLE" },
  /** A part of the product itself does not answer, such as its database. */
  service_unavailable: { httpStatus: 503, trpcCode: "SERVICE_UNAVAILABLE" },
  internal_server_error: { httpStatus: 500, trpcCode: "INTERNAL_SERVER_ERROR" },
} as const satisfies Record<string, Spoken>;

export type ErrorCode = keyof typeof errorTable;

export const errorCodes = Object.keys(errorTable) as ErrorCode[]; // as: Object.keys forgets the literal keys
