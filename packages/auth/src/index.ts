export { assertEveryProcedureStatesItsPolicy } from "./assert-policies.ts";
export { AuthError, type AuthErrorCode } from "./auth-error.ts";
export type { AuthReason } from "./auth-reason.ts";
export { type AuthState, authenticate, type Credentials } from "./authenticate.ts";
export { type AuthorizationField, type BearerCredential, readBearerToken } from "./bearer.ts";
export { type ChallengeFacts, challengeOf, challengeOfError } from "./challenge.ts";
export type { Clock } from "./clock.ts";
export { cognitoIssuers, cognitoJwksUrl } from "./cognito-pool.ts";
export { tokenMaxLength } from "./compact-token.ts";
export { ConfigurationError } from "./configuration-error.ts";
export { createVerifier, defaultStaleKeysMaxAgeSeconds, type Verifier } from "./create-verifier.ts";
export type { Fetch } from "./fetch-key-set.ts";
export type { JsonObject } from "./json-object.ts";
export { isLoopbackHost } from "./loopback-host.ts";
export type { Policy, PolicyMeta } from "./policy.ts";
export type { AccessPrincipal, IdPrincipal, Principal, PrincipalWithRole } from "./principal.ts";
export {
  type AuthContext,
  adminProcedure,
  optionalProcedure,
  protectedProcedure,
  publicProcedure,
  userProcedure,
} from "./procedures.ts";
export type { TokenUse } from "./token-use.ts";
export type { VerifierOptions } from "./verifier-options.ts";
export { clockSkewSeconds } from "./verify-claims.ts";
