import { signingInputOf } from "../../src/testing/bend.ts";
import type { TestIssuer } from "../../src/testing.ts";
import { encode, type Forgery, joined, partsOf, shapeTable, signed, table, withHeader } from "./forgery.ts";

const bent = (bend: (token: string) => string) => (pool: TestIssuer) => bend(pool.mintToken("access"));
const flat = (token: string) => {
  const { header, claims, signature } = partsOf(token);
  return { protected: header, payload: claims, signature };
};
const json = (make: (parts: ReturnType<typeof flat>) => unknown) =>
  bent((token) => JSON.stringify(make(flat(token))));

const encrypted = { alg: "RSA-OAEP-256", enc: "A256GCM", typ: "JWT", cty: "JWT" };
const jwe =
  (header: Record<string, unknown>, key = "AAAA") =>
  () =>
    `${encode(JSON.stringify(header))}.${key}.AAAA.AAAA.AAAA`;

/** Good claims under a header that says they need no signature. */
const unsecured = (header: Record<string, unknown>, signature: string) => (pool: TestIssuer) =>
  joined({
    header: encode(JSON.stringify({ kid: pool.publicJwk().kid, ...header })),
    claims: partsOf(pool.mintToken("access")).claims,
    signature,
  });

export const structureForgeries: readonly Forgery[] = [
  ...table({ rule: "no encrypted tokens", reference: "RFC 7516, section 7.1", reason: "token_not_compact" }, [
    { name: "a JWE with five segments", forge: jwe(encrypted) },
    { name: "a JWE with a direct key", forge: jwe({ ...encrypted, alg: "dir" }, "") },
    { name: "a JWE for the pool's public key", forge: jwe({ ...encrypted, alg: "RSA1_5" }) },
    {
      name: "a JWE that needs ten million rounds",
      reference: "CVE-2023-52428; CWE-400",
      forge: jwe({ alg: "PBES2-HS256+A128KW", enc: "A128GCM", p2c: 10_000_000, p2s: "AAAA" }),
    },
    {
      name: "a JWE that unpacks to gigabytes",
      reference: "CVE-2024-28176; CWE-409",
      forge: jwe({ ...encrypted, zip: "DEF" }),
    },
    {
      name: "a good token and two segments more",
      forge: bent((t) => `${t}.${partsOf(t).claims}.${partsOf(t).signature}`),
    },
  ]),
  ...table({ rule: "RS256 only", reference: "RFC 7516, section 9", reason: "alg_not_allowed" }, [
    { name: "a JWE header in three segments", forge: withHeader(encrypted) },
    {
      name: "alg PBES2-HS256+A128KW",
      reference: "CVE-2023-52428",
      forge: withHeader({ alg: "PBES2-HS256+A128KW", p2c: 1 }),
    },
    { name: "alg ECDH-ES", reference: "RFC 8725, section 2.5", forge: withHeader({ alg: "ECDH-ES" }) },
    { name: "alg A256GCMKW", forge: withHeader({ alg: "A256GCMKW" }) },
    { name: "alg RSA1_5", forge: withHeader({ alg: "RSA1_5" }) },
  ]),
  ...table(
    { rule: "compact serialization only", reference: "RFC 7515, section 7.2", reason: "token_not_compact" },
    [
      { name: "flattened JSON", forge: json((parts) => parts) },
      {
        name: "flattened JSON with an unprotected header",
        forge: json((parts) => ({ ...parts, header: { alg: "none" } })),
      },
      {
        name: "general JSON",
        reference: "RFC 7515, section 7.2.1",
        forge: json(({ payload, ...rest }) => ({ payload, signatures: [rest] })),
      },
      { name: "general JSON with no signature", forge: json(({ payload }) => ({ payload, signatures: [] })) },
      { name: "JSON in base64url", forge: bent((token) => encode(JSON.stringify(flat(token)))) },
      { name: "a token in a JSON string", forge: bent((token) => JSON.stringify(token)) },
      { name: "a token in a JSON list", forge: bent((token) => JSON.stringify([token])) },
      {
        name: "a detached payload",
        reference: "RFC 7515, appendix F; RFC 7797",
        forge: bent((t) => joined({ ...partsOf(t), claims: "" })),
      },
      {
        name: "a payload that was not encoded",
        reference: "RFC 7797, section 5.2",
        forge: bent((t) => joined({ ...partsOf(t), claims: '{"sub":"hanako"}' })),
      },
      {
        name: "a selective disclosure behind the token",
        reference: "RFC 9901, section 4",
        forge: bent((t) => `${t}~WyJzYWx0Iiwicm9sZSIsImFkbWluIl0~`),
      },
      {
        name: "two tokens with a comma",
        reference: "RFC 9110, section 5.3",
        forge: bent((t) => `${t},${t}`),
      },
      { name: "two tokens with a space", forge: bent((t) => `${t} ${t}`) },
      { name: "the scheme once more", forge: bent((t) => `Bearer ${t}`) },
      {
        name: "a percent-encoded token",
        reference: "CWE-177",
        forge: bent((t) => encodeURIComponent(`${t}=`)),
      },
      { name: "a NUL within", reference: "CWE-158", forge: bent((t) => t.replace(".", ".\0")) },
      {
        name: "a zero-width space within",
        reference: "CWE-176",
        forge: bent((t) => t.replace(".", ".\u200b")),
      },
      { name: "a byte order mark in front", forge: bent((t) => `\ufeff${t}`) },
      {
        name: "letters the wrong way round for a reader",
        reference: "CWE-1007",
        forge: bent((t) => `\u202e${t}`),
      },
      { name: "half a surrogate pair at the end", reference: "CWE-176", forge: bent((t) => `${t}\ud800`) },
      { name: "an ideographic full stop", reference: "CWE-176", forge: bent((t) => t.replace(".", "。")) },
      { name: "an opaque access token of Google", forge: () => "ya29.a0AfH6SMBx-EXAMPLE" },
      { name: "a PASETO", forge: () => "v4.public.eyJzdWIiOiJoYW5ha28ifQA" },
      { name: "the word null", forge: () => "null" },
      { name: "the word undefined", forge: () => "undefined" },
      { name: "an object that was turned into text", forge: () => "[object Object]" },
      { name: "a macaroon of dots and letters", forge: () => "a.b.c.d.e.f" },
    ],
  ),
  ...table(
    {
      rule: "an unsecured token is no token",
      reference: "RFC 7519, section 6; RFC 8725, section 2.1",
      reason: "token_not_compact",
    },
    [
      {
        name: "alg none and an empty signature",
        reference: "CVE-2015-9235",
        forge: unsecured({ alg: "none" }, ""),
      },
      {
        name: "alg none and no second point",
        forge: (pool) => unsecured({ alg: "none" }, "")(pool).slice(0, -1),
      },
      {
        name: "alg RS256 and an empty signature",
        reference: "CVE-2020-28042",
        forge: unsecured({ alg: "RS256" }, ""),
      },
      { name: "alg none and padding for a signature", forge: unsecured({ alg: "none" }, "=") },
    ],
  ),
  ...table(
    {
      rule: "an unsecured token is no token",
      reference: "RFC 8725, section 2.1; CVE-2022-23540",
      reason: "alg_not_allowed",
    },
    [
      ...["none", "nonE", "NonE", "none ", "none\0", "ｎone", "", "null", "false", "plain"].map((alg) => ({
        name: `alg ${JSON.stringify(alg)} and a signature of nothing`,
        forge: unsecured({ alg }, "AA"),
      })),
      { name: "no alg and a signature of nothing", forge: unsecured({}, "AA") },
      { name: "alg false", forge: unsecured({ alg: false }, "AA") },
      { name: "alg a list of none", forge: unsecured({ alg: ["none"] }, "AA") },
      {
        name: "alg none as the emulator of Firebase signs",
        reference: "Firebase: Local Emulator Suite",
        forge: unsecured({ alg: "none", typ: "JWT" }, "AA"),
      },
    ],
  ),
  ...table(
    {
      rule: "no nested tokens",
      reference: "RFC 8725, section 3.3; RFC 7519, section 5.2",
      reason: "claims_not_json_object",
    },
    [
      {
        name: "a good token as the claims",
        forge: (pool) => signed(pool, { claims: pool.mintToken("access") }),
      },
      {
        name: "a good token as a JSON string",
        forge: (pool) => signed(pool, { claims: JSON.stringify(pool.mintToken("access")) }),
      },
      {
        name: "packed claims without a word of it",
        reference: "RFC 7516, section 4.1.3",
        forge: (pool) => signed(pool, { claims: Buffer.from("abcd8e4d", "hex") }),
      },
    ],
  ),
  ...table(
    {
      rule: "a token of another type is another thing",
      reference: "RFC 8725, section 3.11",
      reason: "typ_not_allowed",
    },
    [
      ...[
        "at+jwt; v=1",
        "application/at",
        "at",
        "access",
        "id",
        "Bearer",
        "refresh",
        "token-introspection+jwt",
        "oauth-authz-req+jwt",
        "client-authentication+jwt",
        "kb+jwt",
        "vc+sd-jwt",
        "statuslist+jwt",
        "JOSE",
        "JOSE+JSON",
        "JWT\0",
        " JWT",
        "ＪＷＴ",
      ].map((typ) => ({
        name: `typ ${JSON.stringify(typ)}`,
        forge: withHeader({ typ }),
      })),
      { name: "typ a number", forge: withHeader({ typ: 1 }) },
      { name: "typ true", forge: withHeader({ typ: true }) },
      { name: "typ an object", forge: withHeader({ typ: { toLowerCase: "jwt" } }) },
    ],
  ),
  ...shapeTable(
    {
      rule: "a token of another type is another thing",
      reference: "RFC 8725, section 3.11; RFC 9068, section 4",
      reason: "typ_not_allowed",
      shape: "oidc",
    },
    ["logout+jwt", "secevent+jwt", "dpop+jwt", "introspection+jwt", "application/logout+jwt"].map((typ) => ({
      name: `typ ${typ} where access tokens are expected`,
      forge: (pool) => {
        const parts = partsOf(pool.mintToken("person"));
        const claims = JSON.parse(Buffer.from(parts.claims, "base64url").toString()) as object; // as: our own token
        const { kid } = pool.signingKey().jwk;
        return pool.sign(signingInputOf({ alg: "RS256", kid, typ }, claims));
      },
    })),
  ),
];
