export {
  type AuthState,
  authenticate,
  type CredentialSources,
  type Credentials,
  type SignedIn,
} from "./authenticate.ts";
export type { Clock } from "./clock.ts";
export { createVerifier, defaultStaleKeysMaxAgeSeconds, type Verifier } from "./create-verifier.ts";
export { type AuthorizationField, type BearerCredential, readBearerToken } from "./credentials/bearer.ts";
export { type CookieOptions, type CookieSource, isCookieName, tokenCookie } from "./credentials/cookie.ts";
export { isExactOrigin } from "./credentials/exact-origin.ts";
export { AuthError, type AuthErrorCode } from "./errors/auth-error.ts";
export type { AuthReason } from "./errors/auth-reason.ts";
export { type ChallengeFacts, challengeOf, challengeOfError } from "./errors/challenge.ts";
export { ConfigurationError } from "./errors/configuration-error.ts";
export type { Fetch } from "./keys/fetch-bounded.ts";
export { fileKeySnapshot, type KeySnapshot, type StoredKeys } from "./keys/key-snapshot.ts";
export * from "./policy.ts";
export type {
  AccessPrincipal,
  IdPrincipal,
  MachinePrincipal,
  Principal,
  PrincipalWithRole,
  UserPrincipal,
} from "./principal/principal.ts";
export { assertEveryProcedureStatesItsPolicy } from "./procedures/assert-policies.ts";
export { confirmed } from "./procedures/confirmed.ts";
export type { PolicyMeta } from "./procedures/enforced-policy.ts";
export type { AuthContext } from "./procedures/entrance.ts";
export { guard } from "./procedures/guard.ts";
export { policiesOf, policyOf } from "./procedures/policy-of.ts";
export {
  adminProcedure,
  machineProcedure,
  optionalProcedure,
  protectedProcedure,
  publicProcedure,
  userProcedure,
} from "./procedures/procedures.ts";
export { type Auth0Options, auth0 } from "./providers/auth0.ts";
export { type CognitoOptions, cognito } from "./providers/cognito.ts";
export { cognitoIssuers, cognitoJwksUrl } from "./providers/cognito-pool-urls.ts";
export { type FirebaseOptions, firebase } from "./providers/firebase.ts";
export { type GoogleOptions, google } from "./providers/google.ts";
export { isLoopbackHost } from "./providers/loopback-host.ts";
export { type ClaimedGrants, type OidcOptions, oidc } from "./providers/oidc.ts";
export type { Algorithm, KeyLocation, Provider } from "./providers/provider.ts";
export { type ProviderConfig, providerFrom } from "./providers/provider-from.ts";
export type { MachineFacts, TokenFacts, UserFacts } from "./providers/token-facts.ts";
export { type CognitoGetUserOptions, cognitoGetUser } from "./revocation/cognito-get-user.ts";
export type { RemoteCheck } from "./revocation/remote-check.ts";
export { createRevocationList, type RevocationList } from "./revocation/revocation-list.ts";
export type { RevocableToken, RevocationSource } from "./revocation/revocation-source.ts";
export { clockSkewSeconds } from "./token/clock-skew.ts";
export { tokenMaxLength } from "./token/compact-token.ts";
export type { JsonObject } from "./token/json-object.ts";
export type { TokenUse } from "./token/token-use.ts";
export type { CacheOptions } from "./token/verified-tokens.ts";
export type { VerifierOptions } from "./verifier-options.ts";
