import { refuse } from "../errors/auth-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { JsonObject } from "../token/json-object.ts";
import { scopesOf } from "../token/scopes-of.ts";
import { type TokenUse, tokenUses } from "../token/token-use.ts";
import { checkTrustedUrl, checkTrustedUrls, namesOrNull } from "./check-options.ts";
import { readerOf } from "./claims-reader.ts";
import { AccessClaims, IdClaims } from "./cognito-claims.ts";
import { cognitoIssuers, cognitoJwksUrl } from "./cognito-pool-urls.ts";
import { cognitoRole } from "./cognito-role.ts";
import type { Provider } from "./provider.ts";
import type { MachineFacts, TokenFacts, UserFacts } from "./token-facts.ts";
import { typesOf } from "./token-types.ts";

/** What must be known of an Amazon Cognito user pool. Switching a check off is written `null`, where a reviewer sees it. */
export type CognitoOptions = {
  /** Such as `ap-northeast-1`. */
  readonly region: string;
  /** Such as `ap-northeast-1_AbCdEf123`. */
  readonly userPoolId: string;
  /** Which of the pool's tokens are accepted: `access` for an API, `id` only where user data is the point. */
  readonly tokenUse: TokenUse;
  /** The app clients whose tokens are accepted; null accepts those of every client of the pool. */
  readonly clientIds: readonly string[] | null;
  /** True only where the pool's pre-token-generation trigger copies `custom:role` into access tokens. */
  readonly customRoleInAccessToken: boolean;
  /** What a principal calls this pool. Needed where a verifier has several. Default: `cognito`. */
  readonly name?: string;
  /** The `iss` values to accept, where the pool is not AWS's own. Default: both forms that Cognito writes. */
  readonly issuers?: readonly string[];
  /** Where the public keys are, where the pool is not AWS's own. Default: the pool's own address. */
  readonly jwksUrl?: string;
};

/**
 * An Amazon Cognito user pool: RS256 only, `token_use` equal to the configured one, `client_id` (access tokens) or `aud`
 * (id tokens) one of the app clients. A token without a username is a machine's (client_credentials).
 * Source: Amazon Cognito developer guide, "Verifying JSON web tokens".
 * @throws ConfigurationError naming the option that cannot be meant
 */
export function cognito(options: CognitoOptions): Provider {
  const { region, userPoolId, tokenUse, customRoleInAccessToken } = options;
  if (!tokenUses.includes(tokenUse)) throw new ConfigurationError("tokenUse", 'must be "access" or "id"');
  if (typeof customRoleInAccessToken !== "boolean") {
    throw new ConfigurationError("customRoleInAccessToken", "must be true or false");
  }
  // Derived also where they are replaced: a pool id that is none is a mistake all the same.
  const own = { issuers: cognitoIssuers(region, userPoolId), jwksUrl: cognitoJwksUrl(region, userPoolId) };
  const { issuers = own.issuers, jwksUrl = own.jwksUrl } = options;
  checkTrustedUrls("issuers", issuers);
  checkTrustedUrl("jwksUrl", jwksUrl);
  return {
    name: options.name ?? "cognito",
    issuers: new Set(issuers),
    keys: { kind: "jwks", url: jwksUrl },
    algorithms: new Set(["RS256"]),
    types: typesOf(tokenUse),
    clientIds: namesOrNull("clientIds", options.clientIds),
    audiences: null,
    readClaims(claims) {
      // First of all: an id token must not be measured by the rules of an access token (RFC 8725, section 3.12).
      if (claims["token_use"] !== tokenUse) throw refuse("token_use_wrong");
      return tokenUse === "access" ? accessFacts(claims, customRoleInAccessToken) : idFacts(claims);
    },
  };
}

const readAccessClaims = readerOf(AccessClaims);
const readIdClaims = readerOf(IdClaims);

function accessFacts(allClaims: JsonObject, customRoleInAccessToken: boolean): TokenFacts {
  const claims = readAccessClaims(allClaims);
  const facts: MachineFacts = {
    kind: "machine",
    tokenUse: "access",
    issuer: claims.iss,
    clientId: claims.client_id,
    audiences: [],
    sub: claims.sub,
    scopes: scopesOf(claims.scope),
    issuedAt: claims.iat,
    expiresAt: claims.exp,
    notBefore: claims.nbf ?? null,
    originJti: claims.origin_jti ?? null,
  };
  if (claims.username === undefined) return facts;
  return Object.assign(facts, {
    kind: "user",
    username: claims.username,
    role: cognitoRole(claims, customRoleInAccessToken),
    groups: claims["cognito:groups"],
    authTime: claims.auth_time ?? null,
  } as const);
}

function idFacts(allClaims: JsonObject): UserFacts {
  const claims = readIdClaims(allClaims);
  return {
    kind: "user",
    tokenUse: "id",
    issuer: claims.iss,
    clientId: claims.aud,
    audiences: [claims.aud],
    sub: claims.sub,
    scopes: [],
    issuedAt: claims.iat,
    expiresAt: claims.exp,
    notBefore: claims.nbf ?? null,
    originJti: claims.origin_jti ?? null,
    username: claims["cognito:username"] ?? claims.sub,
    role: cognitoRole(claims, false),
    groups: claims["cognito:groups"],
    authTime: claims.auth_time ?? null,
    email: claims.email || null,
    emailVerified: claims.email_verified === true || claims.email_verified === "true",
  };
}
