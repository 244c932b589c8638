import { sessionNamedAfter } from "./challenge-sessions.ts";
import { type Conversation, required } from "./conversation.ts";

/**
 * The session that an SRP claim continues. Published clients (pycognito and others) send none with PASSWORD_VERIFIER: on
 * AWS the secret block that they echo says which exchange it was, so here the session is named after it.
 * Throws InvalidParameterException when neither came.
 */
export function sessionOfClaim(answer: Conversation): string {
  if (answer.session !== undefined) return answer.session;
  return sessionNamedAfter(Buffer.from(required(answer, "PASSWORD_CLAIM_SECRET_BLOCK"), "base64"));
}
