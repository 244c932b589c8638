/**
 * A request that cannot be trusted to say where its answer belongs: unknown client, unregistered address. It is answered
 * with a page, never with a redirect, or anybody could use us to send people anywhere.
 */
export class UntrustedRequest extends Error {
  override readonly name = "UntrustedRequest";
  readonly reason: UntrustedReason;

  constructor(reason: UntrustedReason) {
    super(reason);
    this.reason = reason;
  }
}

export type UntrustedReason =
  | "client"
  | "redirect"
  | "domain"
  | "providers"
  | "form"
  | "size"
  | "federation"
  | "logout";

/** RFC 6749 section 4.1.2.1, and `login_required` of OpenID Connect Core section 3.1.2.6. */
export type AuthorizationFault =
  | "invalid_request"
  | "unauthorized_client"
  | "unsupported_response_type"
  | "invalid_scope"
  | "login_required";

/** A refusal that the client itself is told, at its registered address. */
export class AuthorizationRefusal extends Error {
  override readonly name = "AuthorizationRefusal";
  readonly fault: AuthorizationFault;
  readonly redirectUri: string;
  readonly state: string | undefined;

  constructor(
    { redirectUri, state }: { redirectUri: string; state: string | undefined },
    fault: AuthorizationFault,
    description: string,
  ) {
    super(description);
    this.redirectUri = redirectUri;
    this.state = state;
    this.fault = fault;
  }
}
