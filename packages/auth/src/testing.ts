import {
  constants,
  createSign,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomUUID,
} from "node:crypto";
import { createVerifier, type Verifier } from "./create-verifier.ts";
import type { Fetch } from "./fetch-key-set.ts";
import type { TokenUse } from "./token-use.ts";
import type { VerifierOptions } from "./verifier-options.ts";

/** Parts of a token to bend: what is named replaces the good value, and `undefined` takes it away. */
export type Bend = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
};

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
  mintToken(use: TokenUse, bend?: Bend): string;
  /** The public half of the current signing key, as it is published. */
  publicJwk(): PublicJwk;
  /** Signs `header.claims` of any form with the current key: for forgeries `mintToken` cannot express. */
  sign(signingInput: string, how?: { readonly hash?: string; readonly padding?: number }): string;
  /** A verifier that trusts this pool and its one app client. */
  createVerifier(options?: Partial<VerifierOptions>): Verifier;
};

const { RSA_PKCS1_PADDING } = constants;
const issuer = "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Testing01";
const jwksUrl = `${issuer}/.well-known/jwks.json`;
const clientId = "1example23456789";

/** Makes a pool with a key of its own. `now` gives milliseconds since 1970, for `iat` and `exp`. */
export function createTestIssuer({ now = Date.now }: { readonly now?: () => number } = {}): TestIssuer {
  let signingKey = createSigningKey();
  let published = [signingKey.jwk];
  let requests = 0;
  let failing = false;

  const fetchKeys: Fetch = async (url) => {
    requests++;
    if (url !== jwksUrl) return new Response(null, { status: 404 });
    return failing ? new Response(null, { status: 503 }) : Response.json({ keys: published });
  };
  const sign: TestIssuer["sign"] = (signingInput, { hash = "sha256", padding = RSA_PKCS1_PADDING } = {}) => {
    const key = { key: signingKey.privateKey, padding };
    return `${signingInput}.${createSign(hash).update(signingInput).sign(key, "base64url")}`;
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
      const goodClaims = claimsOf(use, Math.floor(now() / 1000));
      return sign(`${encode({ ...goodHeader, ...header })}.${encode({ ...goodClaims, ...claims })}`);
    },
    publicJwk: () => signingKey.jwk,
    sign,
    createVerifier: (options = {}) =>
      createVerifier({
        issuers: [issuer],
        jwksUrl,
        tokenUse: "access",
        clientIds: [clientId],
        customRoleInAccessToken: false,
        clock: { now },
        fetch: fetchKeys,
        ...options,
      }),
  };
}

/** A member of a key set. */
export type PublicJwk = JsonWebKey & { readonly kid: string };

type SigningKey = { readonly privateKey: KeyObject; readonly jwk: PublicJwk };

function createSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: randomUUID(), alg: "RS256", use: "sig" };
  return { privateKey, jwk };
}

/** The claims of a person signed in through the API, in Cognito's words. */
function claimsOf(use: TokenUse, now: number): Record<string, unknown> {
  const shared = {
    sub: "7f3d1c52-0a5b-4c1e-9a37-2f0e6d1b8c11",
    iss: issuer,
    origin_jti: "5c6a7b1e-8f0d-4a57-9b1c-1f2e3d4c5b6a",
    event_id: "0b9d7c2f-3e1a-4f68-8a5d-6c7b8e9f0a1b",
    token_use: use,
    auth_time: now,
    exp: now + 900,
    iat: now,
    jti: randomUUID(),
  };
  if (use === "access") {
    return { ...shared, client_id: clientId, scope: "aws.cognito.signin.user.admin", username: "hanako" };
  }
  return {
    ...shared,
    aud: clientId,
    "cognito:username": "hanako",
    email: "hanako@example.com",
    email_verified: true,
  };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
