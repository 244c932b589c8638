import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import { isAllowedOrigin } from "../passkeys/relying-party.ts";
import { allowedFactors } from "../pool/first-factors.ts";
import { offersChoice } from "../sign-in/flows.ts";
import type { ManagedLogin } from "./managed-login.ts";

/**
 * Whether these pages can take passkeys: the client lets people choose, the pool allows passkeys, and they are made for a
 * site that this one belongs to. A browser refuses any other.
 */
export function offersPasskeys(
  { origin }: Pick<ManagedLogin, "origin">,
  { pool, client }: AuthorizationRequest,
): boolean {
  const site = pool.webAuthn?.RelyingPartyId;
  const isAllowed = offersChoice(client) && allowedFactors(pool).includes("WEB_AUTHN");
  return isAllowed && site !== undefined && isAllowedOrigin(origin, site);
}
