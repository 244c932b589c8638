import type { ErrorCode } from "./error-code.ts";
import type { Role } from "./role.ts";

/** What an error may say beyond its code and sentence. Never a token, an input value or the name of a failed check. */
export type ErrorDetails = {
  readonly required_role?: Role;
  readonly required_roles?: readonly Role[];
  readonly required_scope?: string;
  readonly current_role?: Role | null;
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
