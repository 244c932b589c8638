import { createHmac, createPublicKey } from "node:crypto";
import type { TestIssuer } from "../../src/testing.ts";
import { encode, type Forgery, headerTextWith, partsOf, signed, table, withHeader } from "./forgery.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const invalidUtf8 = Buffer.concat([
  Buffer.from('{"kid":"'),
  bytes(0xff, 0xfe),
  Buffer.from('","alg":"RS256"}'),
]);
const overlongUtf8 = Buffer.concat([
  Buffer.from('{"kid":"'),
  bytes(0xc0, 0xaf),
  Buffer.from('","alg":"RS256"}'),
]);
const surrogateUtf8 = Buffer.concat([
  Buffer.from('{"kid":"'),
  bytes(0xed, 0xa0, 0x80),
  Buffer.from('","alg":"RS256"}'),
]);

const jsonForgeries = table(
  {
    rule: "the header is one JSON object in UTF-8",
    reference: "RFC 7515, section 4",
    reason: "header_not_json_object",
  },
  [
    { name: "a header that is not JSON", forge: (pool) => signed(pool, { header: "alg=RS256" }) },
    { name: "a header that is an array", forge: (pool) => signed(pool, { header: '[{"alg":"RS256"}]' }) },
    { name: "a header that is a string", forge: (pool) => signed(pool, { header: '"RS256"' }) },
    { name: "a header that is null", forge: (pool) => signed(pool, { header: "null" }) },
    { name: "a header that is a number", forge: (pool) => signed(pool, { header: "256" }) },
    { name: "two objects", forge: (pool) => signed(pool, { header: '{"alg":"RS256"}{"alg":"none"}' }) },
    { name: "a trailing comma", forge: (pool) => signed(pool, { header: '{"alg":"RS256",}' }) },
    {
      name: "a byte order mark",
      reference: "RFC 8259, section 8.1",
      forge: (pool) => signed(pool, { header: "\uFEFF{}" }),
    },
    {
      name: "bytes that are not UTF-8",
      reference: "RFC 8259, section 8.1",
      forge: (pool) => signed(pool, { header: invalidUtf8 }),
    },
    {
      name: "an overlong slash",
      reference: "CWE-176",
      forge: (pool) => signed(pool, { header: overlongUtf8 }),
    },
    {
      name: "a lone surrogate in UTF-8",
      reference: "RFC 3629, section 3",
      forge: (pool) => signed(pool, { header: surrogateUtf8 }),
    },
    {
      name: "alg named twice, ours last",
      reference: "RFC 7515, section 4: names must be unique",
      forge: (pool) => signed(pool, { header: headerTextWith(pool, '"alg":"none"') }),
    },
    {
      name: "kid named twice, ours last",
      reference: "RFC 7515, section 4: names must be unique",
      forge: (pool) => signed(pool, { header: headerTextWith(pool, '"kid":"other"') }),
    },
    {
      name: "kid named twice, once in escapes",
      reference: "RFC 7515, section 4: names must be unique",
      forge: (pool) => signed(pool, { header: headerTextWith(pool, '"\\u006bid":"other"') }),
    },
  ],
);

/** The token an RS/HS confusion makes: an HMAC keyed with the public key everybody can read. */
const macWithPublicKey = (alg: string, hash: string, form: "pem" | "der") => (pool: TestIssuer) => {
  const { header, claims } = partsOf(pool.mintToken("access", { header: { alg } }));
  const publicKey = createPublicKey({ key: pool.publicJwk(), format: "jwk" });
  const secret =
    form === "pem"
      ? publicKey.export({ type: "spki", format: "pem" })
      : publicKey.export({ type: "spki", format: "der" });
  return `${header}.${claims}.${createHmac(hash, secret).update(`${header}.${claims}`).digest("base64url")}`;
};

const algForgeries = table(
  { rule: "RS256 only", reference: "RFC 8725, section 3.1", reason: "alg_not_allowed" },
  [
    ...["none", "None", "NONE", "nOnE"].map((alg) => ({
      name: `alg ${alg} with a signature kept`,
      reference: "CVE-2015-9235; RFC 8725, section 2.1",
      forge: withHeader({ alg }),
    })),
    {
      name: "HS256 keyed with the public key in PEM",
      reference: "CVE-2016-10555",
      forge: macWithPublicKey("HS256", "sha256", "pem"),
    },
    {
      name: "HS256 keyed with the public key in DER",
      reference: "CVE-2016-10555",
      forge: macWithPublicKey("HS256", "sha256", "der"),
    },
    {
      name: "HS512 keyed with the public key",
      reference: "CVE-2017-11424",
      forge: macWithPublicKey("HS512", "sha512", "pem"),
    },
    ...[
      "HS384",
      "RS384",
      "RS512",
      "PS256",
      "PS384",
      "PS512",
      "ES256",
      "ES512",
      "EdDSA",
      "RS1",
      "RSA-OAEP",
      "dir",
    ].map((alg) => ({
      name: `alg ${alg}`,
      forge: withHeader({ alg }),
    })),
    ...["rs256", "RS256 ", " RS256", "RS256\0", ""].map((alg) => ({
      name: `alg ${JSON.stringify(alg)}: nearly ours`,
      reference: "RFC 7515, section 4.1.1: case-sensitive",
      forge: withHeader({ alg }),
    })),
    { name: "no alg", forge: withHeader({ alg: undefined }) },
    { name: "alg null", forge: withHeader({ alg: null }) },
    { name: "alg an array of ours", forge: withHeader({ alg: ["RS256"] }) },
    { name: "alg an object", forge: withHeader({ alg: { name: "RS256" } }) },
    { name: "alg a number", forge: withHeader({ alg: 256 }) },
    {
      name: "alg only in the prototype",
      reference: "CWE-1321",
      forge: (pool) => signed(pool, { header: '{"__proto__":{"alg":"RS256","kid":"x"}}' }),
    },
  ],
);

const extensionForgeries: readonly Forgery[] = [
  ...table(
    { rule: "no critical extensions", reference: "RFC 7515, section 4.1.11", reason: "crit_present" },
    [
      {
        name: "crit with a known claim",
        reference: "CVE-2025-59420",
        forge: withHeader({ crit: ["exp"], exp: 0 }),
      },
      {
        name: "crit with an unknown extension",
        forge: withHeader({ crit: ["http://example.com/x"], "http://example.com/x": true }),
      },
      { name: "an empty crit", forge: withHeader({ crit: [] }) },
      { name: "crit null", forge: withHeader({ crit: null }) },
      {
        name: "crit naming b64",
        reference: "RFC 7797, section 6",
        forge: withHeader({ crit: ["b64"], b64: false }),
      },
    ],
  ),
  ...table(
    { rule: "the payload is what was encoded", reference: "RFC 7797, section 7", reason: "b64_present" },
    [
      { name: "b64 false without crit", forge: withHeader({ b64: false }) },
      { name: "b64 true", forge: withHeader({ b64: true }) },
    ],
  ),
  ...table(
    {
      rule: "no nested tokens",
      reference: "RFC 7519, section 5.2; RFC 8725, section 2.6",
      reason: "cty_present",
    },
    [
      { name: "cty JWT", forge: withHeader({ cty: "JWT" }) },
      { name: "an empty cty", forge: withHeader({ cty: "" }) },
      { name: "cty null", forge: withHeader({ cty: null }) },
    ],
  ),
  ...table(
    {
      rule: "a token of another type is another thing",
      reference: "RFC 8725, section 3.11",
      reason: "typ_not_allowed",
    },
    [
      ...["JWE", "dpop+jwt", "secevent+jwt", "logout+jwt", "entity-statement+jwt", "JWT ", ""].map((typ) => ({
        name: `typ ${JSON.stringify(typ)}`,
        forge: withHeader({ typ }),
      })),
      { name: "typ null", forge: withHeader({ typ: null }) },
      { name: "typ an array", forge: withHeader({ typ: ["JWT"] }) },
      {
        name: "an id token that calls itself an access token",
        reference: "RFC 9068, section 2.1",
        tokenUse: "id",
        forge: (pool) => pool.mintToken("id", { header: { typ: "at+jwt" } }),
      },
    ],
  ),
];

const ownKid = (bend: (kid: string) => unknown) => (pool: TestIssuer) =>
  pool.mintToken("access", { header: { kid: bend(pool.publicJwk().kid) } });

const kidForgeries: readonly Forgery[] = [
  ...table(
    {
      rule: "kid is a string, also with one key",
      reference: "RFC 7515, section 4.1.4",
      reason: "kid_malformed",
    },
    [
      { name: "no kid", forge: withHeader({ kid: undefined }) },
      { name: "kid null", forge: withHeader({ kid: null }) },
      { name: "an empty kid", forge: withHeader({ kid: "" }) },
      { name: "kid a number", forge: withHeader({ kid: 0 }) },
      { name: "kid an array of the right one", forge: ownKid((kid) => [kid]) },
      { name: "kid an object", forge: withHeader({ kid: {} }) },
      {
        name: "a kid too long to look up",
        reference: "CWE-400",
        forge: withHeader({ kid: "k".repeat(300) }),
      },
    ],
  ),
  ...table(
    {
      rule: "kid is matched exactly",
      reference: "RFC 7515, section 4.1.4: case-sensitive",
      reason: "kid_unknown",
    },
    [
      { name: "a kid nobody published", forge: withHeader({ kid: "another" }) },
      { name: "the right kid in capitals", forge: ownKid((kid) => kid.toUpperCase()) },
      { name: "the right kid and a space", forge: ownKid((kid) => `${kid} `) },
      { name: "the right kid and a NUL", reference: "CWE-158", forge: ownKid((kid) => `${kid}\0`) },
      { name: "the beginning of the right kid", forge: ownKid((kid) => kid.slice(0, -1)) },
      {
        name: "a path",
        reference: "RFC 8725, section 3.10; CWE-22",
        forge: withHeader({ kid: "../../../../dev/null" }),
      },
      {
        name: "a piece of SQL",
        reference: "RFC 8725, section 3.10; CWE-89",
        forge: withHeader({ kid: "x' UNION SELECT 'key" }),
      },
      {
        name: "a URL",
        reference: "RFC 8725, section 3.10; CWE-918",
        forge: withHeader({ kid: "http://localhost/keys" }),
      },
      ...["__proto__", "constructor", "toString", "0", "undefined"].map((kid) => ({
        name: `kid ${kid}`,
        reference: "CWE-1321",
        forge: withHeader({ kid }),
      })),
    ],
  ),
];

export const headerForgeries: readonly Forgery[] = [
  ...jsonForgeries,
  ...algForgeries,
  ...extensionForgeries,
  ...kidForgeries,
];

/** Used by the signature table as well: a header segment with the pool's kid and more. */
export const headerSegment = (pool: TestIssuer, more: Record<string, unknown>): string =>
  encode(JSON.stringify({ kid: pool.publicJwk().kid, alg: "RS256", ...more }));
