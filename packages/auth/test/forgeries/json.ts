import type { TestIssuer } from "../../src/testing.ts";
import { claimsTextWith, decode, type Forgery, headerTextWith, partsOf, signed, table } from "./forgery.ts";

const claimsText = (pool: TestIssuer) => decode(partsOf(pool.mintToken("access")).claims);
const headerText = (pool: TestIssuer) => decode(partsOf(pool.mintToken("access")).header);

/** The text of good claims, bent as text and signed by the pool. */
const claims = (bend: (text: string) => string | Uint8Array) => (pool: TestIssuer) =>
  signed(pool, { claims: bend(claimsText(pool)) });
const header = (bend: (text: string) => string | Uint8Array) => (pool: TestIssuer) =>
  signed(pool, { header: bend(headerText(pool)) });

/** A good claim written in other letters, as only text can write it. */
const exp = (written: string) => claims((text) => text.replace(/"exp":\d+/, `"exp":${written}`));
const iat = (written: string) => claims((text) => text.replace(/"iat":\d+/, `"iat":${written}`));
const sub = (written: string) => claims((text) => text.replace(/"sub":"[^"]+"/, `"sub":${written}`));

const bytes = (text: string, ...raw: readonly number[]) =>
  Buffer.concat([Buffer.from(text), Buffer.from(raw)]);

/** Ways of being nearly JSON, each of which some parser takes. */
const oddities: readonly (readonly [name: string, bend: (text: string) => string | Uint8Array])[] = [
  ["a byte order mark in front", (text) => `\uFEFF${text}`],
  ["a comment in front", (text) => `/* ours */${text}`],
  ["a comment behind", (text) => `${text}//`],
  ["a trailing comma", (text) => text.replace(/\}$/, ",}")],
  ["a leading comma", (text) => text.replace("{", "{,")],
  ["single quotes", (text) => text.replaceAll('"', "'")],
  ["names without quotes", (text) => text.replaceAll(/"(\w+)":/g, "$1:")],
  ["a NUL behind", (text) => `${text}\0`],
  ["a no-break space in front", (text) => `\u00a0${text}`],
  ["a vertical tab in front", (text) => `\v${text}`],
  ["a line break within a string", (text) => text.replace('"', '"\n')],
  ["a second object behind", (text) => `${text}{}`],
  ["a protection against JSONP in front", (text) => `)]}',\n${text}`],
  ["a callback around it", (text) => `callback(${text})`],
  ["wrapped in a list", (text) => `[${text}]`],
  ["wrapped in a string", (text) => JSON.stringify(text)],
  ["an escape that is none", (text) => text.replace("{", '{"x":"\\x41",')],
  ["half an escape", (text) => text.replace("{", '{"x":"\\u00",')],
  ["a bare NaN", (text) => text.replace("{", '{"x":NaN,')],
  ["a bare undefined", (text) => text.replace("{", '{"x":undefined,')],
  ["UTF-16 with a byte order mark", (text) => Buffer.from(`\uFEFF${text}`, "utf16le")],
  [
    "a byte that is not UTF-8",
    (text) => Buffer.concat([bytes('{"x":"', 0xff, 0x22, 0x2c), Buffer.from(text.slice(1))]),
  ],
  [
    "an overlong quote",
    (text) => Buffer.concat([bytes('{"x":"', 0xc0, 0xa2, 0x22, 0x2c), Buffer.from(text.slice(1))]),
  ],
  [
    "a surrogate in UTF-8",
    (text) => Buffer.concat([bytes('{"x":"', 0xed, 0xa0, 0x80, 0x22, 0x2c), Buffer.from(text.slice(1))]),
  ],
  [
    "a character beyond Unicode",
    (text) =>
      Buffer.concat([bytes('{"x":"', 0xf4, 0x90, 0x80, 0x80, 0x22, 0x2c), Buffer.from(text.slice(1))]),
  ],
];

const reference = "RFC 8259, sections 2 to 8; RFC 8725, section 3.7";

const duplicates = ["iss", "iat", "nbf", "username", "scope", "origin_jti", "__proto__"];

const numberForgeries: readonly Forgery[] = [
  ...table(
    {
      rule: "the claims are one JSON object in UTF-8",
      reference: "RFC 8259, section 6",
      reason: "claims_not_json_object",
    },
    [
      { name: "exp in hexadecimal", forge: exp("0xffffffff") },
      { name: "exp with a leading zero", forge: exp("01790000900") },
      { name: "exp with a plus", forge: exp("+1790000900") },
      { name: "exp with underscores", forge: exp("1_790_000_900") },
      { name: "exp that ends in a point", forge: exp("1790000900.") },
      { name: "exp -Infinity", forge: exp("-Infinity") },
      { name: "exp Infinity", forge: exp("Infinity") },
      { name: "exp a BigInt", forge: exp("1790000900n") },
      { name: "exp an expression", forge: exp("1790000000+900") },
    ],
  ),
  ...table(
    {
      rule: "exp is a finite number",
      reference: "RFC 8259, section 6; CWE-190",
      reason: "claim_malformed:exp",
    },
    [
      { name: "exp of four hundred digits", forge: exp("9".repeat(400)) },
      { name: "exp 1e400", forge: exp("1e400") },
      { name: "exp -1e400", forge: exp("-1e400") },
      { name: "exp of twenty digits", forge: exp("99999999999999999999") },
      { name: "exp beyond the exact integers", forge: exp("9007199254740993") },
      { name: "exp false", forge: exp("false") },
      { name: "exp an object", forge: exp('{"$gt":0}') },
      { name: "exp an empty string", forge: exp('""') },
      { name: "exp an empty list", forge: exp("[]") },
    ],
  ),
  ...table(
    { rule: "iat is a finite number", reference: "RFC 8259, section 6", reason: "claim_malformed:iat" },
    [
      { name: "iat null", forge: iat("null") },
      { name: "iat below zero", forge: iat("-1") },
      { name: "iat true", forge: iat("true") },
      { name: "iat a list", forge: iat("[1790000000]") },
      { name: "iat in milliseconds", reference: "CWE-190", forge: iat("1790000000000") },
    ],
  ),
  ...table({ rule: "a token ends", reference: "RFC 7519, section 4.1.4", reason: "expired" }, [
    { name: "exp minus zero", forge: exp("-0") },
    { name: "exp smaller than any number", forge: exp("1e-400") },
    { name: "exp with a negative exponent", forge: exp("1790000900e-9") },
    { name: "exp a fraction of a second past the skew", forge: exp("1789999939.999") },
  ]),
];

export const jsonForgeries: readonly Forgery[] = [
  ...table(
    { rule: "the claims are one JSON object in UTF-8", reference, reason: "claims_not_json_object" },
    oddities.map(([name, bend]) => ({ name: `the claims: ${name}`, forge: claims(bend) })),
  ),
  ...table(
    { rule: "the header is one JSON object in UTF-8", reference, reason: "header_not_json_object" },
    oddities.map(([name, bend]) => ({ name: `the header: ${name}`, forge: header(bend) })),
  ),
  ...table(
    {
      rule: "no claim is named twice",
      reference: "RFC 7519, section 4; RFC 8725, section 2.4: two parsers, two tokens",
      reason: "claims_not_json_object",
    },
    [
      ...duplicates.map((name) => ({
        name: `${name} named twice`,
        forge: (pool: TestIssuer) =>
          signed(pool, { claims: claimsTextWith(pool, `"${name}":1,"${name}":2`) }),
      })),
      {
        name: "groups named twice, once in escapes",
        forge: claims((text) => text.replace("{", '{"cognito:groups":[],"cognito:\\u0067roups":["admin"],')),
      },
      {
        name: "a claim nobody reads named twice",
        forge: claims((text) => text.replace("{", '{"x":1,"x":1,')),
      },
      { name: "an empty name twice", forge: claims((text) => text.replace("{", '{"":1,"":1,')) },
    ],
  ),
  ...table(
    {
      rule: "no header member is named twice",
      reference: "RFC 7515, section 4",
      reason: "header_not_json_object",
    },
    [
      {
        name: "typ named twice",
        forge: (pool) => signed(pool, { header: headerTextWith(pool, '"typ":"JWT","typ":"JWT"') }),
      },
      {
        name: "crit named twice",
        forge: (pool) => signed(pool, { header: headerTextWith(pool, '"crit":[],"crit":[]') }),
      },
      {
        name: "alg named twice, once in escapes",
        forge: header((text) => text.replace("{", '{"\\u0061lg":"none",')),
      },
      {
        name: "__proto__ named twice",
        forge: header((text) => text.replace("{", '{"__proto__":{},"__proto__":{},')),
      },
    ],
  ),
  ...table(
    {
      rule: "only the outermost members count",
      reference: "CWE-1321; RFC 7519, section 4",
      reason: "token_use_wrong",
    },
    [
      { name: "good claims one level down", forge: claims((text) => `{"claims":${text}}`) },
      { name: "good claims in a member called payload", forge: claims((text) => `{"payload":${text}}`) },
      {
        name: "good claims in a constructor's prototype",
        forge: claims((text) => `{"constructor":{"prototype":${text}}}`),
      },
      { name: "claims without a member", forge: claims(() => "{}") },
    ],
  ),
  ...table(
    {
      rule: "only the outermost members count",
      reference: "CWE-1321; RFC 7515, section 4",
      reason: "alg_not_allowed",
    },
    [
      { name: "a good header one level down", forge: header((text) => `{"header":${text}}`) },
      {
        name: "a good header in a constructor's prototype",
        forge: header((text) => `{"constructor":{"prototype":${text}}}`),
      },
      { name: "a header without a member", forge: header(() => "{}") },
    ],
  ),
  ...table(
    { rule: "sub names somebody", reference: "RFC 8259, section 8.2", reason: "claim_malformed:sub" },
    [
      { name: "half a surrogate pair in escapes", forge: sub('"hanako\\udc00"') },
      { name: "a surrogate pair the wrong way round", forge: sub('"\\udc00\\ud800"') },
      { name: "a NUL in escapes", reference: "CWE-158", forge: sub('"hanako\\u0000"') },
      { name: "a control character beyond ASCII", reference: "CWE-150", forge: sub('"\\u0085"') },
      { name: "a number with a fraction", forge: sub("1.5") },
    ],
  ),
  ...numberForgeries,
];
