import { ConfigurationError } from "../errors/configuration-error.ts";
import { checkTrustedUrl, checkTrustedUrls, names, namesOrNull } from "./check-options.ts";
import { oidcAccessFacts, oidcIdFacts } from "./oidc-facts.ts";
import { type Algorithm, algorithms, type KeyLocation, type Provider } from "./provider.ts";
import { typesOf } from "./token-types.ts";

/** Which claim names an app's roles and groups; null where the tokens carry none. */
export type ClaimedGrants = {
  /** A claim with one role name or a list of them; only exact names of the app's roles grant anything. */
  readonly roleClaim: string | null;
  /** A claim with group names. */
  readonly groupsClaim: string | null;
};

type SharedOptions = ClaimedGrants & {
  /** The `iss` of the tokens, compared as a string: a slash at the end counts. */
  readonly issuer: string;
  /** What a principal calls this provider. Default: `oidc`. */
  readonly name?: string;
  /** Where the public keys are. Default: where the issuer's discovery document says. */
  readonly jwksUrl?: string;
  /** The signature algorithms that are looked at. */
  readonly algorithms: readonly [Algorithm, ...Algorithm[]];
};

/** What must be known of an OpenID Connect provider. Switching a check off is written `null`. */
export type OidcOptions =
  | (SharedOptions & {
      readonly tokenUse: "access";
      /** The API's own identifiers, of which `aud` must hold one. */
      readonly audiences: readonly string[];
      /** The clients whose tokens are accepted (`client_id`, else `azp`); null accepts every client's. */
      readonly clientIds: readonly string[] | null;
    })
  | (SharedOptions & {
      readonly tokenUse: "id";
      /** The client ids of the app: every `aud` of the token must be one of them, and `azp` too when there is one. */
      readonly clientIds: readonly string[];
    });

/**
 * Any OpenID Connect provider: access tokens in the form of RFC 9068, or id tokens (OpenID Connect Core 1.0, section
 * 3.1.3.7). Keys by discovery unless said otherwise. A machine is told by `sub` being the client.
 * @throws ConfigurationError naming the option that cannot be meant
 */
export function oidc(options: OidcOptions): Provider {
  checkTrustedUrl("issuer", options.issuer);
  return createOidcProvider({ ...options, issuers: [options.issuer], name: options.name ?? "oidc" });
}

/** An OpenID Connect provider whose every word is known; `oidc`, `auth0`, `google` and `firebase` say what is special. */
export type OidcProviderOptions = ClaimedGrants & {
  readonly name: string;
  readonly issuers: readonly string[];
  readonly jwksUrl?: string;
  readonly algorithms: readonly Algorithm[];
  readonly clientIds: readonly string[] | null;
} & ({ readonly tokenUse: "access"; readonly audiences: readonly string[] } | { readonly tokenUse: "id" });

export function createOidcProvider(options: OidcProviderOptions): Provider {
  const { name, tokenUse, roleClaim, groupsClaim } = options;
  if (tokenUse !== "access" && tokenUse !== "id") {
    throw new ConfigurationError("tokenUse", 'must be "access" or "id"');
  }
  const grants = {
    roleClaim: claimName("roleClaim", roleClaim),
    groupsClaim: claimName("groupsClaim", groupsClaim),
  };
  const clientIds = namesOrNull("clientIds", options.clientIds);
  const shared = {
    name,
    issuers: names("issuers", options.issuers),
    keys: keyLocation(options),
    algorithms: allowed(options.algorithms),
    types: typesOf(tokenUse),
    clientIds,
  };
  if (options.tokenUse === "access") {
    const audiences = names("audiences", options.audiences);
    return { ...shared, audiences, readClaims: (claims) => oidcAccessFacts(claims, grants) };
  }
  // An id token is for its client: accepting everybody's would accept what was never meant for this app.
  if (clientIds === null)
    throw new ConfigurationError("clientIds", "must list the app's clients: id tokens are for them");
  return { ...shared, audiences: clientIds, readClaims: (claims) => oidcIdFacts(claims, grants, clientIds) };
}

function keyLocation({ jwksUrl, issuers }: OidcProviderOptions): KeyLocation {
  if (jwksUrl !== undefined) {
    checkTrustedUrl("jwksUrl", jwksUrl);
    return { kind: "jwks", url: jwksUrl };
  }
  checkTrustedUrls("issuers", issuers);
  return { kind: "discovery", issuer: issuers[0] as string }; // as: checked to hold at least one
}

function allowed(list: readonly Algorithm[]): ReadonlySet<Algorithm> {
  const known = names("algorithms", list);
  if (list.every((name) => algorithms.includes(name))) return known as ReadonlySet<Algorithm>; // as: just looked at
  throw new ConfigurationError("algorithms", `must be among ${algorithms.join(", ")}`);
}

function claimName(option: string, claim: unknown): string | null {
  if (claim === null || (typeof claim === "string" && claim !== "")) return claim;
  throw new ConfigurationError(option, "must name a claim, or be null where there is none");
}
