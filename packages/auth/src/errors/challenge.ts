import type { ErrorCode } from "@sekisho/contract/error-code";
import type { AuthError } from "./auth-error.ts";

/** What a challenge may tell besides the error. */
export type ChallengeFacts = {
  /** Whether the request carried a credential, good or bad. */
  readonly credentialSent: boolean;
  /** The scope that was missing, for `insufficient_scope`. */
  readonly scope?: string | undefined;
  /** How recent the sign-in must be, in seconds, for `step_up_required`. */
  readonly maxAgeSeconds?: number | undefined;
};

// RFC 6750, section 3: scope-token characters and the space between tokens. Neither can close the quotes.
const quotableScope = /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/;

/**
 * The WWW-Authenticate value that goes with an error; undefined when the error is not about the credential.
 * Without a credential the challenge carries no error (RFC 6750, section 3.1); with one it says `invalid_token` and
 * never why.
 */
export function challengeOf(code: ErrorCode, facts: ChallengeFacts): string | undefined {
  switch (code) {
    case "authentication_required":
    case "token_validation_failed":
      return facts.credentialSent ? 'Bearer error="invalid_token"' : "Bearer";
    case "step_up_required": // RFC 9470, section 3
      return withParameter('Bearer error="insufficient_user_authentication"', "max_age", facts.maxAgeSeconds);
    case "insufficient_scope":
      return withParameter('Bearer error="insufficient_scope"', "scope", quotable(facts.scope));
    default:
      return undefined;
  }
}

/** The WWW-Authenticate value that goes with an AuthError, over REST and tRPC alike. */
export function challengeOfError({ code, details }: AuthError): string | undefined {
  return challengeOf(code, {
    credentialSent: code !== "authentication_required",
    scope: details.required_scope,
    maxAgeSeconds: details.max_age,
  });
}

function withParameter(challenge: string, name: string, value: string | number | undefined): string {
  return value === undefined ? challenge : `${challenge}, ${name}="${value}"`;
}

function quotable(scope: string | undefined): string | undefined {
  return scope !== undefined && quotableScope.test(scope) ? scope : undefined;
}
