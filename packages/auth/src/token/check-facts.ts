import { refuse } from "../errors/auth-error.ts";
import type { Provider } from "../providers/provider.ts";
import { clockSkewSeconds } from "./clock-skew.ts";

/** The part of what a token says that is measured again each time it comes, also when its signature is remembered. */
export type MeasuredFacts = {
  readonly issuer: string;
  readonly clientId: string;
  readonly audiences: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly notBefore: number | null;
};

/**
 * Checks what a token says against the provider and the clock: RFC 7519, section 4.1, and the client it was issued to.
 * @param now seconds since 1970
 * @throws AuthError `token_validation_failed`
 */
export function checkFacts(facts: MeasuredFacts, provider: Provider, now: number): void {
  const { issuers, clientIds, audiences } = provider;
  if (!issuers.has(facts.issuer)) throw refuse("issuer_not_allowed");
  if (audiences !== null && !facts.audiences.some((audience) => audiences.has(audience))) {
    throw refuse("audience_not_allowed");
  }
  if (clientIds !== null && !clientIds.has(facts.clientId)) throw refuse("client_not_allowed");
  // Each says what must hold, so that a clock that answers nonsense lets nobody in.
  if (!(now < facts.expiresAt + clockSkewSeconds)) throw refuse("expired");
  if (!(facts.notBefore === null || facts.notBefore <= now + clockSkewSeconds)) throw refuse("not_yet_valid");
  if (!(facts.issuedAt <= now + clockSkewSeconds)) throw refuse("issued_in_the_future");
}
