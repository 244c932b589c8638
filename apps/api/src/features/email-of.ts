import type { Principal } from "@sekisho/auth";

/** The caller's e-mail address as their token says it: access tokens carry none, so it is null, not unknown. */
export function emailOf(principal: Principal): string | null {
  return principal.tokenUse === "id" ? principal.email : null;
}
