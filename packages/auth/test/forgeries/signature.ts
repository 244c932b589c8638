import { constants, createSign, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { TestIssuer } from "../../src/testing.ts";
import { decode, encode, type Forgery, joined, partsOf, table } from "./forgery.ts";
import { headerSegment } from "./header.ts";

const attacker = generateKeyPairSync("rsa", { modulusLength: 2048 });
const attackerJwk = {
  ...attacker.publicKey.export({ format: "jwk" }),
  kid: "attacker",
  alg: "RS256",
  use: "sig",
};
const attackerCurve = generateKeyPairSync("ec", { namedCurve: "P-256" });

const signedBy = (key: KeyObject, input: string): string =>
  `${input}.${createSign("RSA-SHA256").update(input).sign(key, "base64url")}`;

/** A good token's claims under a header of the attacker's making, signed with the attacker's key. */
const attackersToken = (more: Record<string, unknown>) => (pool: TestIssuer) =>
  signedBy(attacker.privateKey, `${headerSegment(pool, more)}.${partsOf(pool.mintToken("access")).claims}`);

const signatureOf = (token: string): string => token.slice(token.lastIndexOf(".") + 1);

const resigned = (make: (input: string, pool: TestIssuer) => string) => (pool: TestIssuer) => {
  const { header, claims } = partsOf(pool.mintToken("access"));
  return joined({ header, claims, signature: make(`${header}.${claims}`, pool) });
};

const withSignature = (bend: (signature: Buffer) => Buffer) => (pool: TestIssuer) => {
  const parts = partsOf(pool.mintToken("access"));
  return joined({ ...parts, signature: encode(bend(Buffer.from(parts.signature, "base64url"))) });
};

const withEditedClaims =
  (edit: (claims: Record<string, unknown>) => Record<string, unknown>) => (pool: TestIssuer) => {
    const parts = partsOf(pool.mintToken("access"));
    const claims = JSON.parse(decode(parts.claims)) as Record<string, unknown>; // as: our own token's claims
    return joined({ ...parts, claims: encode(JSON.stringify(edit(claims))) });
  };

const withRewrittenClaims = (pool: TestIssuer) => {
  const parts = partsOf(pool.mintToken("access"));
  return joined({ ...parts, claims: encode(`${decode(parts.claims)} `) });
};

export const signatureForgeries: readonly Forgery[] = [
  ...table(
    {
      rule: "the signature covers the token",
      reference: "RFC 7515, section 5.2",
      reason: "signature_invalid",
    },
    [
      { name: "one bit of the signature turned", forge: withSignature((s) => s.fill((s[7] ?? 0) ^ 1, 7, 8)) },
      { name: "a signature cut short", forge: withSignature((s) => s.subarray(0, 255)) },
      {
        name: "a signature with a byte more",
        forge: withSignature((s) => Buffer.concat([s, Buffer.from([0])])),
      },
      {
        name: "a signature with a zero in front",
        forge: withSignature((s) => Buffer.concat([Buffer.from([0]), s])),
      },
      { name: "a signature of zeros", reference: "CVE-2022-21449", forge: withSignature((s) => s.fill(0)) },
      { name: "a signature of ones", forge: withSignature((s) => s.fill(1)) },
      {
        name: "a signature above the modulus",
        reference: "RFC 8017, section 5.2.2",
        forge: withSignature((s) => s.fill(0xff)),
      },
      { name: "a signature of one byte", forge: withSignature(() => Buffer.from([1])) },
      { name: "the signature backwards", forge: withSignature((s) => s.reverse()) },
      {
        name: "the signature of another good token",
        forge: (pool) =>
          joined({
            ...partsOf(pool.mintToken("access")),
            signature: partsOf(pool.mintToken("access")).signature,
          }),
      },
      {
        name: "an id token's claims under an access token's signature",
        forge: (pool) =>
          joined({ ...partsOf(pool.mintToken("access")), claims: partsOf(pool.mintToken("id")).claims }),
      },
      {
        name: "a group added after signing",
        reference: "OWASP API3:2023",
        forge: withEditedClaims((c) => ({ ...c, "cognito:groups": ["admin"] })),
      },
      {
        name: "another sub put in",
        reference: "OWASP API1:2023",
        forge: withEditedClaims((c) => ({ ...c, sub: "somebody-else" })),
      },
      { name: "a longer life put in", forge: withEditedClaims((c) => ({ ...c, exp: 4_000_000_000 })) },
      { name: "claims written with other spaces", forge: withRewrittenClaims },
      {
        name: "a header member added after signing",
        forge: (pool) =>
          joined({ ...partsOf(pool.mintToken("access")), header: headerSegment(pool, { typ: "JWT" }) }),
      },
      {
        name: "a signature over the claims alone",
        forge: (pool) => {
          const { header, claims } = partsOf(pool.mintToken("access"));
          return joined({ header, claims, signature: signatureOf(pool.sign(claims)) });
        },
      },
      {
        name: "a signature over the decoded text",
        forge: (pool) => {
          const { header, claims } = partsOf(pool.mintToken("access"));
          return joined({
            header,
            claims,
            signature: signatureOf(pool.sign(`${decode(header)}.${decode(claims)}`)),
          });
        },
      },
    ],
  ),
  ...table(
    {
      rule: "RS256 means PKCS #1 v1.5 with SHA-256",
      reference: "RFC 7518, section 3.3",
      reason: "signature_invalid",
    },
    [
      {
        name: "the pool's key with SHA-512",
        forge: resigned((input, pool) => signatureOf(pool.sign(input, { hash: "sha512" }))),
      },
      {
        name: "the pool's key with SHA-1",
        reference: "RFC 8725, section 3.2",
        forge: resigned((input, pool) => signatureOf(pool.sign(input, { hash: "sha1" }))),
      },
      {
        name: "the pool's key with PSS padding",
        reference: "RFC 7518, section 3.5",
        forge: resigned((input, pool) =>
          signatureOf(pool.sign(input, { padding: constants.RSA_PKCS1_PSS_PADDING })),
        ),
      },
      {
        name: "an elliptic curve signature",
        forge: resigned((input) =>
          sign("sha256", Buffer.from(input), attackerCurve.privateKey).toString("base64url"),
        ),
      },
    ],
  ),
  ...table(
    {
      rule: "a token cannot bring its own key",
      reference: "RFC 8725, section 3.10",
      reason: "signature_invalid",
    },
    [
      {
        name: "a stranger's key under the pool's kid",
        reference: "RFC 7515, section 10.4",
        forge: attackersToken({}),
      },
      {
        name: "the stranger's key in jwk",
        reference: "CVE-2018-0114",
        forge: attackersToken({ jwk: attackerJwk }),
      },
      {
        name: "a key set of the stranger's in jku",
        reference: "CVE-2024-21643; CWE-918",
        forge: attackersToken({ jku: "https://attacker.example/jwks.json" }),
      },
      {
        name: "a certificate of the stranger's in x5u",
        reference: "CWE-918",
        forge: attackersToken({ x5u: "https://attacker.example/cert.pem" }),
      },
      {
        name: "a certificate of the stranger's in x5c",
        reference: "RFC 7515, section 4.1.6",
        forge: attackersToken({ x5c: ["MIIB"] }),
      },
    ],
  ),
  ...table({ rule: "a token cannot bring its own key", reference: "CVE-2018-0114", reason: "kid_unknown" }, [
    {
      name: "the stranger's key in jwk, under its own kid",
      forge: attackersToken({ kid: "attacker", jwk: attackerJwk }),
    },
    {
      name: "the stranger's key set in jku, under its own kid",
      forge: attackersToken({ kid: "attacker", jku: "https://attacker.example/jwks.json" }),
    },
  ]),
];
