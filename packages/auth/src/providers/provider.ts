import type { JsonObject } from "../token/json-object.ts";
import type { TokenFacts } from "./token-facts.ts";

/** The signature algorithms this package can check (RFC 7518, section 3.1; RFC 8037). Each provider allows some of them. */
export const algorithms = ["RS256", "PS256", "ES256", "EdDSA"] as const;
export type Algorithm = (typeof algorithms)[number];

/** Where a provider's public keys are. */
export type KeyLocation =
  /** A JWK Set at this address. */
  | { readonly kind: "jwks"; readonly url: string }
  /** Wherever `{issuer}/.well-known/openid-configuration` says (OpenID Connect Discovery 1.0, section 4). */
  | { readonly kind: "discovery"; readonly issuer: string };

/**
 * Somebody whose tokens are believed: what they may look like, who signs them, and what their claims mean. `cognito`,
 * `auth0`, `google`, `firebase` and `oidc` make one; the verifier knows nothing else of any of them.
 */
export type Provider = {
  /** What a principal calls it. */
  readonly name: string;
  /** Every `iss` it may write, compared as strings. */
  readonly issuers: ReadonlySet<string>;
  readonly keys: KeyLocation;
  /** No other is looked at, whatever a header says (RFC 8725, section 3.1). */
  readonly algorithms: ReadonlySet<Algorithm>;
  /** The `typ` values that may be present, in lower case. */
  readonly types: ReadonlySet<string>;
  /** The app clients whose tokens are accepted; null accepts those of every client. */
  readonly clientIds: ReadonlySet<string> | null;
  /** Of which the token's `aud` must hold one; null where the tokens carry none. */
  readonly audiences: ReadonlySet<string> | null;
  /**
   * Reads claims over which the signature is good.
   * @throws AuthError `token_validation_failed` when they are not those of such a token
   */
  readonly readClaims: (claims: JsonObject) => TokenFacts;
};
