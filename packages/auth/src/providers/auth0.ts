import { ConfigurationError } from "../errors/configuration-error.ts";
import { checkTrustedUrl } from "./check-options.ts";
import { type ClaimedGrants, createOidcProvider } from "./oidc.ts";
import type { Provider } from "./provider.ts";

/** What must be known of an Auth0 tenant. Switching a check off is written `null`. */
export type Auth0Options = ClaimedGrants & {
  /** Such as `example.eu.auth0.com`, or the tenant's own domain. */
  readonly domain: string;
  /** The API identifiers, of which `aud` must hold one. */
  readonly audiences: readonly string[];
  /** The applications whose tokens are accepted (`azp`); null accepts every application's. */
  readonly clientIds: readonly string[] | null;
  /** What a principal calls this tenant. Default: `auth0`. */
  readonly name?: string;
  /** Where the tenant is stood in for by another server. Default: `https://{domain}/`. */
  readonly issuer?: string;
  /** Default: the tenant's own `/.well-known/jwks.json`. */
  readonly jwksUrl?: string;
};

/**
 * Access tokens of an Auth0 tenant for an API, signed RS256. Roles and groups come from claims that an Action of the
 * tenant adds, under a namespaced name such as `https://example.com/roles`. Machine-to-machine tokens make machines.
 * Source: Auth0 documentation, "Access Token Profiles".
 * @throws ConfigurationError naming the option that cannot be meant
 */
export function auth0(options: Auth0Options): Provider {
  const { domain, audiences, clientIds, roleClaim, groupsClaim, name = "auth0" } = options;
  if (typeof domain !== "string" || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) {
    throw new ConfigurationError("domain", "must be a host name such as example.eu.auth0.com");
  }
  const { issuer = `https://${domain}/`, jwksUrl = `https://${domain}/.well-known/jwks.json` } = options;
  checkTrustedUrl("issuer", issuer);
  const grants = { roleClaim, groupsClaim };
  const shared = { name, issuers: [issuer], jwksUrl, audiences, clientIds, ...grants };
  return createOidcProvider({ ...shared, algorithms: ["RS256"], tokenUse: "access" });
}
