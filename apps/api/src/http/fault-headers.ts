import { challengeOf } from "@sekisho/auth";
import type { Fault } from "./read-fault.ts";

/**
 * The header fields that belong to faults: the challenge of a 401 or a scope (RFC 6750, section 3) and Retry-After.
 * Of several faults in one batch, the first challenge speaks for all, and the longest wait.
 */
export function faultHeaders(faults: readonly Fault[]): Record<string, string> {
  const headers: Record<string, string> = {};
  const challenge = faults.map(challengeFor).find(Boolean);
  if (challenge) headers["www-authenticate"] = challenge;
  const wait = Math.max(...faults.map((fault) => fault.retryAfterSeconds ?? 0));
  if (wait > 0) headers["retry-after"] = String(Math.ceil(wait));
  return headers;
}

/** A 401 always says how to do better (RFC 9110, section 15.5.2), a refused password by its bare scheme. */
function challengeFor({ code, status, details }: Fault): string | undefined {
  const { required_scope: scope, max_age: maxAgeSeconds } = details;
  // Only a credential that was sent can have been refused, wherever it stood.
  const credentialSent = code === "token_validation_failed";
  return (
    challengeOf(code, { credentialSent, scope, maxAgeSeconds }) ?? (status === 401 ? "Bearer" : undefined)
  );
}
