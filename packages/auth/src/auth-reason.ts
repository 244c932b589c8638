import type { AccessClaims, IdClaims } from "./claims.ts";

type ClaimName = keyof AccessClaims | keyof IdClaims;

/**
 * Why a caller was stopped: for the log only, never for the caller, to whom it would tell how far a forgery got.
 * A closed list of constants, so no part of a token can ever be in it.
 */
export type AuthReason =
  | "no_credential"
  | "authorization_ambiguous"
  | "authorization_not_bearer"
  | "authorization_malformed"
  | "token_too_long"
  | "token_not_compact"
  | "header_not_json_object"
  | "alg_not_allowed"
  | "crit_present"
  | "b64_present"
  | "cty_present"
  | "typ_not_allowed"
  | "kid_malformed"
  | "kid_unknown"
  | "signature_invalid"
  | "claims_not_json_object"
  | `claim_malformed:${ClaimName}`
  | "token_use_wrong"
  | "issuer_not_allowed"
  | "client_not_allowed"
  | "expired"
  | "not_yet_valid"
  | "issued_in_the_future"
  | "keys_unavailable"
  | "role_missing";
