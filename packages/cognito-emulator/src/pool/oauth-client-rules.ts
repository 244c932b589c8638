import { faults } from "../cognito-error.ts";
import type { Client } from "./client.ts";
import type { Pool } from "./pool.ts";
import { customScopes } from "./resource-server.ts";

/** The scopes every pool knows by itself. */
const systemScopes = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"] as const;

/** The provider that stands for the pool's own users. */
export const ownUsers = "COGNITO";

/** Schemes that a browser would run or read instead of visiting. */
const dangerousSchemes = new Set(["javascript:", "data:", "vbscript:", "blob:", "file:", "about:"]);
const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses OAuth settings that AWS refuses. Throws InvalidParameterException, InvalidOAuthFlowException,
 * ScopeDoesNotExistException.
 */
export function assertOAuthSettings(
  pool: Pool,
  { settings, secret }: Pick<Client, "settings" | "secret">,
): void {
  const { CallbackURLs = [], LogoutURLs = [], AllowedOAuthFlows = [], AllowedOAuthScopes = [] } = settings;
  if (settings.AllowedOAuthFlowsUserPoolClient && (!AllowedOAuthFlows.length || !AllowedOAuthScopes.length)) {
    throw faults.oauthSettingsIncomplete();
  }
  assertFlows(AllowedOAuthFlows, secret);
  for (const url of [...CallbackURLs, ...LogoutURLs]) assertRedirectUrl(url);
  if (settings.DefaultRedirectURI !== undefined && !CallbackURLs.includes(settings.DefaultRedirectURI)) {
    throw faults.defaultRedirectNotListed();
  }
  const known = knownScopes(pool);
  const unknown = AllowedOAuthScopes.find((scope) => !known.has(scope));
  if (unknown !== undefined) throw faults.scopeDoesNotExist(unknown);
  for (const name of settings.SupportedIdentityProviders ?? []) {
    if (name !== ownUsers && !pool.identityProviders.has(name)) throw faults.providerUnknown(name, pool.id);
  }
}

/** Every scope that clients of this pool can be allowed. */
export const knownScopes = (pool: Pool): ReadonlySet<string> =>
  new Set([...systemScopes, ...customScopes(pool)]);

function assertFlows(flows: readonly string[], secret: string | null): void {
  if (!flows.includes("client_credentials")) return;
  if (flows.length > 1) throw faults.clientCredentialsNotAlone();
  if (secret === null) throw faults.clientCredentialsWithoutSecret();
}

/** RFC 6749 section 3.1.2: absolute and without fragment; plain HTTP only on this machine. Throws InvalidParameterException. */
function assertRedirectUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || text.includes("#") || dangerousSchemes.has(url.protocol)) {
    throw faults.redirectUrlInvalid(text);
  }
  if (url.protocol === "http:" && !loopbackHosts.has(url.hostname)) throw faults.redirectUrlPlain(text);
}
