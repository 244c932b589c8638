import type { RefusalReason } from "../policy/refusal-of.ts";

/**
 * Why a caller was stopped: for the log only, never for the caller, to whom it would tell how far a forgery got.
 * A closed list of constants, so no part of a token can ever be in it.
 */
export type AuthReason =
  | "no_credential"
  | "authorization_ambiguous"
  | "authorization_not_bearer"
  | "authorization_malformed"
  | "cookie_ambiguous"
  | "origin_not_allowed"
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
  | "key_not_for_alg"
  | "signature_invalid"
  | "claims_not_json_object"
  | `claim_malformed:${string}`
  | "token_use_wrong"
  | "issuer_not_allowed"
  | "audience_not_allowed"
  | "client_not_allowed"
  | "expired"
  | "not_yet_valid"
  | "issued_in_the_future"
  | "revoked"
  | "refused_by_pool"
  | "keys_unavailable"
  | "revocations_unavailable"
  | "pool_unavailable"
  | RefusalReason;
