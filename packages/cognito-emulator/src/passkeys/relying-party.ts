import { faults } from "../cognito-error.ts";
import { allowedFactors } from "../pool/first-factors.ts";
import type { Pool } from "../pool/pool.ts";

/** The site that passkeys of a pool are made for. */
export interface RelyingParty {
  readonly id: string;
  readonly userVerification: "required" | "preferred";
}

/**
 * The pool's relying party. AWS falls back on the pool's domain; here one must be named.
 * Throws WebAuthnNotEnabledException, WebAuthnConfigurationMissingException.
 */
export function relyingPartyOf(pool: Pool): RelyingParty {
  if (!allowedFactors(pool).includes("WEB_AUTHN")) throw faults.webAuthnNotEnabled();
  const id = pool.webAuthn?.RelyingPartyId;
  if (!pool.webAuthn || id === undefined) throw faults.webAuthnConfigurationMissing();
  return { id, userVerification: pool.webAuthn.UserVerification };
}

/**
 * Whether a page may use passkeys of this relying party: https on its host or below, and plain http on this machine
 * alone, as browsers have it (WebAuthn level 3, section 5.1.3 step 8).
 */
export function isAllowedOrigin(origin: string, rpId: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  const within = hostname === rpId || hostname.endsWith(`.${rpId}`);
  const local = hostname === "localhost" || hostname.endsWith(".localhost");
  return within && (protocol === "https:" || (protocol === "http:" && local));
}
