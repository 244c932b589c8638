import { constants, createHmac, createPublicKey, sign } from "node:crypto";
import { type Algorithm, algorithms } from "../../src/providers/provider.ts";
import type { ShapePool } from "../shape-pools.ts";
import { encode, type Forgery, joined, type Parts, partsOf, shapeTable } from "./forgery.ts";

const pairs = algorithms.flatMap((claimed) =>
  algorithms.filter((signer) => signer !== claimed).map((signer) => ({ claimed, signer })),
);

const inputOf = ({ header, claims }: Parts) => `${header}.${claims}`;

/** A good token of the shape under a signature of somebody's making. Used by the table of curves as well. */
export const resigned =
  (make: (input: string, pool: ShapePool) => Buffer) =>
  (pool: ShapePool): string => {
    const parts = partsOf(pool.mintToken("person"));
    return joined({ ...parts, signature: encode(make(inputOf(parts), pool)) });
  };

/** The one algorithm of each of these shapes. */
const algorithmOf = {
  oidc: "RS256",
  "oidc-ps256": "PS256",
  "oidc-es256": "ES256",
  "oidc-eddsa": "EdDSA",
} as const;
const oneAlgorithmShapes = ["oidc", "oidc-ps256", "oidc-es256", "oidc-eddsa"] as const;

/** A header's words for one algorithm over the signature of another one's key. */
const confused = (claimed: Algorithm, signer: Algorithm, kidOf: Algorithm) => (pool: ShapePool) => {
  const { kid } = pool.signingKey(kidOf).jwk;
  return pool.mintToken("person", { algorithm: signer, header: { alg: claimed, kid } });
};

const confusionForgeries: readonly Forgery[] = [
  ...shapeTable(
    {
      rule: "a key is for one algorithm",
      reference: "RFC 8725, section 3.1; CVE-2016-5431",
      reason: "key_not_for_alg",
      shape: "oidc-any",
    },
    pairs.map(({ claimed, signer }) => ({
      name: `alg ${claimed} under the kid of the ${signer} key that signed it`,
      forge: confused(claimed, signer, signer),
    })),
  ),
  ...shapeTable(
    {
      rule: "the signature is of the algorithm the header names",
      reference: "RFC 8725, section 2.1; RFC 7515, section 10.7",
      reason: "signature_invalid",
      shape: "oidc-any",
    },
    pairs.map(({ claimed, signer }) => ({
      name: `alg ${claimed} under its own kid, signed by the ${signer} key`,
      forge: confused(claimed, signer, claimed),
    })),
  ),
  ...oneAlgorithmShapes.flatMap((shape) =>
    shapeTable(
      {
        rule: "only the algorithms the provider is said to use",
        reference: "RFC 8725, section 3.1",
        reason: "alg_not_allowed",
        shape,
      },
      algorithms
        .filter((algorithm) => algorithm !== algorithmOf[shape])
        .map((algorithm) => ({
          name: `a good ${algorithm} signature where ${shape} does not allow it`,
          forge: (pool) => pool.mintToken("person", { algorithm }),
        })),
    ),
  ),
  ...shapeTable(
    {
      rule: "algorithm names are exact",
      reference: "RFC 7515, section 4.1.1: case-sensitive",
      reason: "alg_not_allowed",
      shape: "oidc-any",
    },
    [
      "es256",
      "ES256K",
      "ES384",
      "Ed25519",
      "eddsa",
      "EDDSA",
      "ps256",
      "RSA256",
      "HS256",
      "none",
      "ES256 ",
    ].map((alg) => ({
      name: `alg ${JSON.stringify(alg)}`,
      forge: (pool) => pool.mintToken("person", { header: { alg } }),
    })),
  ),
];

/** What a careless library takes for the secret when it is told HMAC: the public key, in every spelling it has. */
const secrets: readonly (readonly [name: string, secret: (pool: ShapePool) => string | Buffer])[] = [
  ["its SPKI in PEM", (pool) => spkiPem(pool)],
  ["its SPKI in PEM without the last line break", (pool) => spkiPem(pool).trimEnd()],
  ["its SPKI in PEM with CRLF", (pool) => spkiPem(pool).replaceAll("\n", "\r\n")],
  ["its SPKI in PEM on one line", (pool) => spkiPem(pool).replaceAll(/-----[^-]+-----|\n/g, "")],
  ["its SPKI in DER", (pool) => publicKey(pool).export({ type: "spki", format: "der" })],
  ["its JWK as text", (pool) => JSON.stringify(pool.signingKey().jwk)],
  ["its kid", (pool) => pool.signingKey().jwk.kid],
  ["nothing", () => ""],
  ["a NUL", () => "\0"],
];

const spkiPem = (pool: ShapePool) => String(publicKey(pool).export({ type: "spki", format: "pem" }));

const publicKey = (pool: ShapePool) => createPublicKey({ key: pool.signingKey().jwk, format: "jwk" });

const mac = (alg: string, secret: (pool: ShapePool) => string | Buffer) => (pool: ShapePool) => {
  const parts = partsOf(pool.mintToken("person", { header: { alg } }));
  const hash = alg === "HS512" ? "sha512" : "sha256";
  return joined({
    ...parts,
    signature: createHmac(hash, secret(pool)).update(inputOf(parts)).digest("base64url"),
  });
};

const macForgeries: readonly Forgery[] = (["oidc", "oidc-es256", "oidc-eddsa"] as const).flatMap((shape) => [
  ...shapeTable(
    {
      rule: "a public key is no secret",
      reference: "CVE-2015-9235; CVE-2016-10555; RFC 8725, section 2.1",
      reason: "alg_not_allowed",
      shape,
    },
    secrets.map(([name, secret]) => ({
      name: `HS256 on ${shape} keyed with ${name}`,
      forge: mac("HS256", secret),
    })),
  ),
  ...shapeTable(
    {
      rule: "a public key is no secret, not even under an honest alg",
      reference: "CVE-2022-29217; CVE-2023-48238",
      reason: "signature_invalid",
      shape,
    },
    [
      {
        name: `an HMAC on ${shape} keyed with the public key that calls itself a signature`,
        forge: mac(algorithmOf[shape], spkiPem),
      },
    ],
  ),
]);

const pssForgeries = shapeTable(
  {
    rule: "PS256 means SHA-256, MGF1 and a salt as long as the hash",
    reference: "RFC 7518, section 3.5",
    reason: "signature_invalid",
    shape: "oidc-ps256",
  },
  [
    { name: "no salt", forge: resigned(pss("sha256", 0)) },
    { name: "a salt of 20 bytes", forge: resigned(pss("sha256", 20)) },
    { name: "the longest salt", forge: resigned(pss("sha256", constants.RSA_PSS_SALTLEN_MAX_SIGN)) },
    { name: "SHA-512", forge: resigned(pss("sha512", constants.RSA_PSS_SALTLEN_DIGEST)) },
    { name: "SHA-1", forge: resigned(pss("sha1", constants.RSA_PSS_SALTLEN_DIGEST)) },
    {
      name: "PKCS #1 v1.5 padding by the right key",
      forge: resigned((input, pool) => sign("sha256", Buffer.from(input), pool.signingKey().privateKey)),
    },
    { name: "a signature of zeros", forge: resigned(() => Buffer.alloc(256)) },
  ],
);

function pss(hash: string, saltLength: number) {
  return (input: string, pool: ShapePool) =>
    sign(hash, Buffer.from(input), {
      key: pool.signingKey().privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength,
    });
}

export const algorithmForgeries: readonly Forgery[] = [
  ...confusionForgeries,
  ...macForgeries,
  ...pssForgeries,
];
