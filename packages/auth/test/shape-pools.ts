import { createVerifier, type Verifier } from "../src/create-verifier.ts";
import type { Fetch } from "../src/keys/fetch-bounded.ts";
import { auth0 } from "../src/providers/auth0.ts";
import { firebase } from "../src/providers/firebase.ts";
import { google } from "../src/providers/google.ts";
import { oidc } from "../src/providers/oidc.ts";
import { type Algorithm, algorithms, type Provider } from "../src/providers/provider.ts";
import { type Bend, signingInputOf } from "../src/testing/bend.ts";
import { type IssuerShape, shapes, type TokenKind } from "../src/testing/issuer-shapes.ts";
import { createSigningKey, type PublicJwk, type SigningKey } from "../src/testing/signing-key.ts";
import type { VerifierOptions } from "../src/verifier-options.ts";

/** A provider at its real address, or an OpenID Connect provider with one algorithm, with all of them, or of id tokens. */
export const shapeNames = [
  "auth0",
  "google",
  "firebase",
  "oidc",
  "oidc-id",
  "oidc-es256",
  "oidc-ps256",
  "oidc-eddsa",
  "oidc-any",
] as const;
export type ShapeName = (typeof shapeNames)[number];

/** An issuer in memory that writes tokens in the words of a shape. */
export type ShapePool = {
  readonly issuer: string;
  readonly clientId: string;
  /** A good token, unless bent, signed with the key of `algorithm`: of the first one the provider allows unless said. */
  mintToken(kind: TokenKind, options?: Bend & { readonly algorithm?: Algorithm }): string;
  /** Signs `header.claims` of any form. */
  sign(signingInput: string, algorithm?: Algorithm): string;
  /** The key of an algorithm; it is published by those who allow it. */
  signingKey(algorithm?: Algorithm): SigningKey;
  /** Answers the provider's own addresses and nothing else, without a network. */
  readonly fetch: Fetch;
  createVerifier(options?: VerifierOptions): Verifier;
};

/** When these tokens are minted and verified, in seconds since 1970. */
export const shapeTime = 1_790_000_000;
export const clientId = "1example23456789";
export const secondClientId = "3example23456789";
export const api = "https://api.example.com";
export const oidcIssuer = "https://login.example.com/realms/example";

const grants = { roleClaim: "roles", groupsClaim: "groups" };
const oidcAccess = (...allowed: readonly [Algorithm, ...Algorithm[]]): Provider =>
  oidc({
    issuer: oidcIssuer,
    tokenUse: "access",
    audiences: [api],
    clientIds: [clientId],
    algorithms: allowed,
    ...grants,
  });

const auth0Grants = { roleClaim: `${api}/roles`, groupsClaim: `${api}/groups` };
type Definition = { readonly provider: Provider; readonly words: IssuerShape; readonly issuer: string };

const definitions: Readonly<Record<ShapeName, Definition>> = {
  auth0: {
    provider: auth0({
      domain: "example.eu.auth0.com",
      audiences: [api],
      clientIds: [clientId],
      ...auth0Grants,
    }),
    words: "auth0",
    issuer: "https://example.eu.auth0.com/",
  },
  google: {
    provider: google({ clientIds: [clientId] }),
    words: "google",
    issuer: "https://accounts.google.com",
  },
  firebase: {
    provider: firebase({ projectId: "example-project", roleClaim: "role", groupsClaim: "groups" }),
    words: "firebase",
    issuer: "https://securetoken.google.com/example-project",
  },
  oidc: { provider: oidcAccess("RS256"), words: "oidc", issuer: oidcIssuer },
  "oidc-id": {
    provider: oidc({
      issuer: oidcIssuer,
      tokenUse: "id",
      clientIds: [clientId, secondClientId],
      algorithms: ["RS256"],
      ...grants,
    }),
    words: "google",
    issuer: oidcIssuer,
  },
  "oidc-es256": { provider: oidcAccess("ES256"), words: "oidc", issuer: oidcIssuer },
  "oidc-ps256": { provider: oidcAccess("PS256"), words: "oidc", issuer: oidcIssuer },
  "oidc-eddsa": { provider: oidcAccess("EdDSA"), words: "oidc", issuer: oidcIssuer },
  "oidc-any": { provider: oidcAccess(...algorithms), words: "oidc", issuer: oidcIssuer },
};

const keys = new Map<Algorithm, SigningKey>();

/** One for each algorithm, whoever publishes it: a verifier knows one provider here, and keys take time to make. */
function keyOf(algorithm: Algorithm): SigningKey {
  const key = keys.get(algorithm) ?? createSigningKey(algorithm);
  keys.set(algorithm, key);
  return key;
}

const pools = new Map<ShapeName, ShapePool>();

/** The pool of this shape; there is one in the process. */
export function shapePool(name: ShapeName): ShapePool {
  const pool = pools.get(name) ?? createShapePool(definitions[name]);
  pools.set(name, pool);
  return pool;
}

function createShapePool({ provider, words, issuer }: Definition): ShapePool {
  const [first = "RS256"] = provider.algorithms;
  const { claims } = shapes[words]({ origin: "https://login.example.com", algorithm: first });
  const signingKey = (algorithm: Algorithm = first) => keyOf(algorithm);
  const sign = (input: string, algorithm?: Algorithm) => signingKey(algorithm).sign(input);
  const published = () => [...provider.algorithms].map((algorithm) => keyOf(algorithm).jwk);
  const fetch = keyServer(provider, published);
  return {
    issuer,
    fetch,
    clientId: words === "firebase" ? "example-project" : clientId,
    mintToken(kind, { algorithm = first, claims: bentClaims = {}, header = {} } = {}) {
      const good = { ...claims(kind, { now: shapeTime, role: null }), iss: issuer };
      const goodHeader = { alg: algorithm, kid: signingKey(algorithm).jwk.kid, typ: "JWT" };
      return sign(signingInputOf({ ...goodHeader, ...header }, { ...good, ...bentClaims }), algorithm);
    },
    sign,
    signingKey,
    createVerifier: (options = {}) =>
      createVerifier(provider, {
        clock: { now: () => shapeTime * 1000 },
        fetch,
        ...options,
      }),
  };
}

/** Answers the provider's own address and, where keys are found by discovery, its document. */
function keyServer({ keys: place }: Provider, published: () => readonly PublicJwk[]): Fetch {
  const jwksUrl = place.kind === "jwks" ? place.url : `${place.issuer}/keys`;
  return async (url) => {
    if (url === jwksUrl) return Response.json({ keys: published() });
    if (place.kind === "discovery" && url === `${place.issuer}/.well-known/openid-configuration`) {
      return Response.json({ issuer: place.issuer, jwks_uri: jwksUrl });
    }
    return new Response(null, { status: 404 });
  };
}
