import type { ErrorCode } from "./error-code.ts";
import type { Role } from "./role.ts";

/** What an error may say beyond its code and sentence. Never a token, an input value or the name of a failed check. */
export type ErrorDetails = {
  readonly required_role?: Role;
  readonly required_roles?: readonly Role[];
  /** Scopes, one or several with a space between them (RFC 6749, section 3.3). */
  readonly required_scope?: string;
  readonly required_group?: string;
  readonly required_groups?: readonly string[];
  readonly required_permission?: string;
  /** `person`: somebody who signed in; `machine`: an app client that speaks for itself. */
  readonly required_caller?: "person" | "machine";
  /** How recent the sign-in must be, in seconds (RFC 9470, section 3). */
  readonly max_age?: number;
  readonly current_role?: Role | null;
  /** The step of a sign-in that the user pool asks for, in its own words: `SOFTWARE_TOKEN_MFA`. */
  readonly challenge?: string;
  /**
   * With `token_validation_failed` at the end of a stream that was going well: the token has expired, and nothing else is
   * wrong. Come back with a new one. Whoever was signed out is not told this.
   */
  readonly token_expired?: true;
  /** Field path to reason, for forms: `{ "name": "too_long" }`. */
  readonly fields?: Readonly<Record<string, string>>;
};

/** The one error body: REST answers it as JSON, tRPC carries it in `error.data`. */
export type ErrorEnvelope = ErrorDetails & {
  readonly error: ErrorCode;
  /** One sentence in the caller's language. */
  readonly message: string;
  /** Names the request in the server's log. */
  readonly request_id: string;
};
