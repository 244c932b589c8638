import { AuthError, refuse } from "../errors/auth-error.ts";
import type { RevocableToken, RevocationSource } from "./revocation-source.ts";

/** Seconds after which a source that has lost touch is worth asking again. */
const retryAfterSeconds = 5;

/**
 * @throws AuthError `token_validation_failed` when the token was taken back, `identity_provider_unavailable` when nobody
 * can tell
 */
export function checkRevocation(token: RevocableToken, source: RevocationSource): void {
  const verdict = source.check(token);
  if (verdict === "good") return;
  if (verdict === "revoked") throw refuse("revoked");
  throw new AuthError("identity_provider_unavailable", "revocations_unavailable", { retryAfterSeconds });
}
