import { everyOrigin } from "../transport/cors.ts";
import { jsonReply, type Reply } from "../transport/reply.ts";

/** RFC 6749 section 5.2, as far as Cognito names them; RFC 7009 section 2.2.1 adds the last. */
export type TokenFault =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "invalid_scope"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "unsupported_token_type";

/** A refusal of the token, revocation or userInfo endpoint. The code is all the client is told, as on AWS. */
export class TokenRefusal extends Error {
  override readonly name = "TokenRefusal";
  readonly fault: TokenFault;

  constructor(fault: TokenFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Tokens are nobody else's to keep. */
export const privateHeaders = { ...everyOrigin, "Cache-Control": "no-store", Pragma: "no-cache" };

/** Cognito answers 400 to every one of them, a client that failed to prove itself included. */
export const tokenRefusalReply = ({ fault }: TokenRefusal): Reply =>
  jsonReply(400, { error: fault }, privateHeaders);
