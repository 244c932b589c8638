import type { Client } from "../pool/client.ts";
import { knownScopes } from "../pool/oauth-client-rules.ts";
import type { Pool } from "../pool/pool.ts";

const needOpenid = ["email", "phone", "profile"];

/**
 * The scopes a request is granted: those it names, or all the client may have when it names none. Null when one is
 * unknown, not this client's, or about the person without `openid`.
 */
export function grantedScopes(pool: Pool, client: Client, requested: string | null): string[] | null {
  const known = knownScopes(pool);
  const allowed = (client.settings.AllowedOAuthScopes ?? []).filter((scope) => known.has(scope));
  const named = [...new Set((requested ?? "").split(" ").filter(Boolean))];
  const granted = named.length > 0 ? named : allowed;
  const permitted = granted.length > 0 && granted.every((scope) => allowed.includes(scope));
  const orphaned = !granted.includes("openid") && granted.some((scope) => needOpenid.includes(scope));
  return permitted && !orphaned ? granted : null;
}
