import { constants, sign } from "node:crypto";
import { createVerifier, type Verifier } from "../create-verifier.ts";
import type { Fetch } from "../keys/fetch-bounded.ts";
import { type CognitoOptions, cognito } from "../providers/cognito.ts";
import type { VerifierOptions } from "../verifier-options.ts";
import { type Bend, signingInputOf } from "./bend.ts";
import { cognitoClaims, type TestTokenUse } from "./cognito-claims.ts";
import { createSigningKey, type PublicJwk } from "./signing-key.ts";

/** A user pool as far as a verifier can tell: it signs tokens and publishes keys, in memory. */
export type TestIssuer = {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly clientId: string;
  /** Answers `jwksUrl` and nothing else, without a network. */
  readonly fetch: Fetch;
  readonly keyServer: {
    /** How often keys were fetched, failures included. */
    readonly requests: number;
    /** While on, the key server answers 503. */
    fail(on: boolean): void;
  };
  /** Takes a new signing key; the old ones are published on unless withdrawn. */
  rotateKeys(options?: { readonly withdrawOld?: boolean }): void;
  /** A good token of this pool, as Cognito makes it, unless bent. */
  mintToken(use: TestTokenUse, bend?: Bend): string;
  /** The public half of the current signing key, as it is published. */
  publicJwk(): PublicJwk;
  /** Signs `header.claims` of any form with the current key: for forgeries `mintToken` cannot express. */
  sign(signingInput: string, how?: { readonly hash?: string; readonly padding?: number }): string;
  /** A verifier that trusts this pool and its one app client. Keys are fetched in memory. */
  createVerifier(options?: Partial<CognitoOptions> & VerifierOptions): Verifier;
};

const region = "ap-northeast-1";
const userPoolId = `${region}_Testing01`;
const issuer = `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
const jwksUrl = `${issuer}/.well-known/jwks.json`;
const clientId = "1example23456789";

/** Makes a pool with a key of its own. `now` gives milliseconds since 1970, for `iat` and `exp`. */
export function createTestIssuer({
  now = () => Date.now(),
}: {
  readonly now?: () => number;
} = {}): TestIssuer {
  let signingKey = createSigningKey();
  let published = [signingKey.jwk];
  let requests = 0;
  let failing = false;

  const fetchKeys: Fetch = async (url) => {
    requests++;
    if (url !== jwksUrl) return new Response(null, { status: 404 });
    return failing ? new Response(null, { status: 503 }) : Response.json({ keys: published });
  };

  return {
    issuer,
    jwksUrl,
    clientId,
    fetch: fetchKeys,
    keyServer: {
      get requests() {
        return requests;
      },
      fail(on) {
        failing = on;
      },
    },
    rotateKeys({ withdrawOld = false } = {}) {
      signingKey = createSigningKey();
      published = withdrawOld ? [signingKey.jwk] : [...published, signingKey.jwk];
    },
    mintToken(use, { claims = {}, header = {} } = {}) {
      const goodHeader = { kid: signingKey.jwk.kid, alg: "RS256" };
      const goodClaims = cognitoClaims(use, { issuer, clientId, now: Math.floor(now() / 1000) });
      return signingKey.sign(signingInputOf({ ...goodHeader, ...header }, { ...goodClaims, ...claims }));
    },
    publicJwk: () => signingKey.jwk,
    sign(signingInput, { hash = "sha256", padding = constants.RSA_PKCS1_PADDING } = {}) {
      const signature = sign(hash, Buffer.from(signingInput), { key: signingKey.privateKey, padding });
      return `${signingInput}.${signature.toString("base64url")}`;
    },
    createVerifier: (options = {}) => {
      const pool = { region, userPoolId, tokenUse: "access", clientIds: [clientId] } as const;
      const provider = cognito({
        ...pool,
        customRoleInAccessToken: false,
        issuers: [issuer],
        jwksUrl,
        ...options,
      });
      return createVerifier(provider, { clock: { now }, fetch: fetchKeys, ...options });
    },
  };
}
