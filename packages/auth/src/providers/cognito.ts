import { refuse } from "../errors/auth-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { JsonObject } from "../token/json-object.ts";
import { type TokenUse, tokenUses } from "../token/token-use.ts";
import { checkTrustedUrl, checkTrustedUrls, namesOrNull } from "./check-options.ts";
import { isFilledText, isId, isName, isNumericDate, isTextList } from "./claim-values.ts";
import { cognitoIssuers, cognitoJwksUrl } from "./cognito-pool-urls.ts";
import { accessTokenRole, idTokenRole } from "./cognito-role.ts";
import { emailOf } from "./email-of.ts";
import type { Provider } from "./provider.ts";
import { optionalClaim, requiredClaim } from "./read-claim.ts";
import { noScopes, scopesOf } from "./scopes-of.ts";
import { sharedFacts } from "./shared-facts.ts";
import type { TokenFacts, UserFacts } from "./token-facts.ts";
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

function accessFacts(claims: JsonObject, customRoleInAccessToken: boolean): TokenFacts {
  const facts = Object.assign(sharedFacts(claims), {
    tokenUse: "access",
    clientId: requiredClaim(claims, "client_id", isFilledText),
    audiences: [],
    scopes: scopesOf(claims),
    originJti: optionalClaim(claims, "origin_jti", isId),
  } as const);
  const groups = groupsOf(claims);
  const authTime = optionalClaim(claims, "auth_time", isNumericDate);
  const username = optionalClaim(claims, "username", isName);
  if (username === null) return Object.assign(facts, { kind: "machine" } as const);
  const role = accessTokenRole(claims, groups, customRoleInAccessToken);
  return Object.assign(facts, { kind: "user", username, role, groups, authTime } as const);
}

function idFacts(claims: JsonObject): UserFacts {
  const clientId = requiredClaim(claims, "aud", isFilledText);
  const facts = sharedFacts(claims);
  return Object.assign(facts, emailOf(claims), {
    kind: "user",
    tokenUse: "id",
    clientId,
    audiences: [clientId],
    scopes: noScopes,
    originJti: optionalClaim(claims, "origin_jti", isId),
    username: optionalClaim(claims, "cognito:username", isName) ?? facts.sub,
    role: idTokenRole(claims),
    groups: groupsOf(claims),
    authTime: optionalClaim(claims, "auth_time", isNumericDate),
  } as const);
}

const groupsOf = (claims: JsonObject) => optionalClaim(claims, "cognito:groups", isTextList) ?? [];
