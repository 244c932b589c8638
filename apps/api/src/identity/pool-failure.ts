import type { ErrorCode } from "@sekisho/contract/error-code";
import type { ErrorDetails } from "@sekisho/contract/error-envelope";
import { ApiError } from "../trpc/api-error.ts";

/** What was being done when the pool refused: the same exception means different things to the caller. */
export type Occasion = "administration" | "password-reset" | "sign-in" | "refresh" | "sign-out";

type Meaning = {
  readonly code: ErrorCode;
  readonly details?: ErrorDetails;
  readonly retryAfterSeconds?: number;
};

const ourFault = { code: "internal_server_error" } as const;
const notSignedIn = { code: "sign_in_failed" } as const;
const badToken = { code: "token_validation_failed" } as const;
const busy = { code: "rate_limited", retryAfterSeconds: 30 } as const;
const away = { code: "identity_provider_unavailable", retryAfterSeconds: 10 } as const;
const furtherStep = { code: "challenge_unsupported" } as const;
const badInput = { code: "validation_failed" } as const;
const badPassword = { code: "validation_failed", details: { fields: { new_password: "too_weak" } } } as const;
const usedPassword = {
  code: "validation_failed",
  details: { fields: { new_password: "used_before" } },
} as const;

/** Whether a person exists is not told at sign-in: every reason to refuse one is the same answer. */
const refusal: Readonly<Record<Occasion, Meaning>> = {
  administration: ourFault,
  "password-reset": { code: "conflict" },
  "sign-in": notSignedIn,
  refresh: badToken,
  "sign-out": badToken,
};

const missingPerson: Readonly<Record<Occasion, Meaning>> = {
  ...refusal,
  administration: { code: "not_found" },
  "password-reset": { code: "not_found" },
};

const everyOccasion = (meaning: Meaning): Readonly<Record<Occasion, Meaning>> => ({
  administration: meaning,
  "password-reset": meaning,
  "sign-in": meaning,
  refresh: meaning,
  "sign-out": meaning,
});

/**
 * Cognito's exceptions in our words (AWS: CognitoUserPools API reference, errors of each operation).
 * What is missing here is our own fault: a wrong pool, client, permission or call. The state of an account (not
 * confirmed, disabled, password reset) is never told apart from a wrong password, even where Cognito does.
 */
const meanings: ReadonlyMap<string, Readonly<Record<Occasion, Meaning>>> = new Map([
  ["NotAuthorizedException", refusal],
  ["UserNotConfirmedException", refusal],
  ["PasswordResetRequiredException", refusal],
  ["CodeMismatchException", refusal],
  ["ExpiredCodeException", refusal],
  ["RefreshTokenReuseException", refusal],
  ["UnauthorizedException", refusal],
  ["UnsupportedTokenTypeException", refusal],
  // A trigger of the pool's said no, and the pool's other complaints about a person.
  ["UserLambdaValidationException", refusal],
  ["AliasExistsException", refusal],
  ["UserNotFoundException", missingPerson],
  ["MFAMethodNotFoundException", { ...refusal, "sign-in": furtherStep }],
  ["SoftwareTokenMFANotFoundException", { ...refusal, "sign-in": furtherStep }],
  // What the schemas let through and the pool does not: values, and text that it cannot read.
  ["InvalidParameterException", { ...everyOccasion(badInput), "password-reset": { code: "conflict" } }],
  ["SerializationException", everyOccasion(badInput)],
  ["InvalidPasswordException", everyOccasion(badPassword)],
  ["PasswordHistoryPolicyViolationException", everyOccasion(usedPassword)],
  ["TooManyRequestsException", everyOccasion(busy)],
  ["TooManyFailedAttemptsException", everyOccasion(busy)],
  ["LimitExceededException", everyOccasion(busy)],
  ["ThrottlingException", everyOccasion(busy)],
  ["InternalErrorException", everyOccasion(away)],
  // The pool's triggers are broken, or its firewall keeps this server out: nobody is refused by that.
  ["UnexpectedLambdaException", everyOccasion(away)],
  ["InvalidLambdaResponseException", everyOccasion(away)],
  ["ForbiddenException", everyOccasion(away)],
  ["TimeoutError", everyOccasion(away)],
  ["AbortError", everyOccasion(away)],
]);

/** The pool's or the network's failure as an error of the closed list; what was answered goes along for the log. */
export function poolFailure(error: unknown, occasion: Occasion): ApiError {
  if (error instanceof ApiError) return error;
  const { code, details, retryAfterSeconds } = meaningOf(error, occasion);
  return new ApiError(code, details, {
    cause: withoutExchange(error),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

function meaningOf(error: unknown, occasion: Occasion): Meaning {
  if (!(error instanceof Error)) return ourFault;
  const known = meanings.get(error.name);
  if (known) return known[occasion];
  // An answer that is not Cognito's (a proxy's 429 or 502, for one) is told by its status.
  if (statusOf(error) === 429) return busy;
  if ("$fault" in error) return error.$fault === "server" ? away : ourFault;
  // Node's network errors: ECONNREFUSED, ENOTFOUND, ECONNRESET and the like.
  if ("code" in error && typeof error.code === "string" && /^E[A-Z_]+$/.test(error.code)) return away;
  return ourFault;
}

const statusOf = (error: object): unknown =>
  "$metadata" in error ? Object(error.$metadata).httpStatusCode : undefined;

/**
 * The SDK hangs the whole exchange on its errors: sockets, headers, and requests that held a password or a token.
 * The log gets the name, the sentence and AWS's request id.
 */
function withoutExchange(error: unknown): unknown {
  if (!(error instanceof Error) || !("$metadata" in error)) return error;
  const { requestId } = Object(error.$metadata);
  const lean = new Error(requestId === undefined ? error.message : `${error.message} (request ${requestId})`);
  lean.name = error.name;
  return lean;
}
