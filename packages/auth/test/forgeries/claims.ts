import type { TestIssuer } from "../../src/testing.ts";
import {
  claimsTextWith,
  decode,
  type Forgery,
  type PoolForgery,
  partsOf,
  signed,
  table,
  withClaims,
  withIdClaims,
} from "./forgery.ts";

const now = (pool: TestIssuer): number =>
  (JSON.parse(decode(partsOf(pool.mintToken("access")).claims)) as { iat: number }).iat; // as: our own token's claims

const later =
  (name: string, seconds: number): PoolForgery["forge"] =>
  (pool) =>
    pool.mintToken("access", { claims: { [name]: now(pool) + seconds } });

/** A number JSON can write and a double cannot hold. */
const infinite =
  (name: string): PoolForgery["forge"] =>
  (pool) =>
    signed(pool, {
      claims: decode(partsOf(pool.mintToken("access", { claims: { [name]: "∞" } })).claims).replace(
        '"∞"',
        "1e999",
      ),
    });

const issuer = "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Testing01";

const jsonForgeries = table(
  {
    rule: "the claims are one JSON object in UTF-8",
    reference: "RFC 7519, section 7.2",
    reason: "claims_not_json_object",
  },
  [
    { name: "claims that are not JSON", forge: (pool) => signed(pool, { claims: "sub=hanako" }) },
    { name: "claims that are an array", forge: (pool) => signed(pool, { claims: "[]" }) },
    { name: "claims that are a string", forge: (pool) => signed(pool, { claims: '"hanako"' }) },
    { name: "claims that are null", forge: (pool) => signed(pool, { claims: "null" }) },
    { name: "claims cut in the middle", forge: (pool) => signed(pool, { claims: '{"sub":"hana' }) },
    {
      name: "claims in UTF-16",
      reference: "RFC 8259, section 8.1",
      forge: (pool) => signed(pool, { claims: Buffer.from("{}", "utf16le") }),
    },
    { name: "NaN as a date", forge: (pool) => signed(pool, { claims: '{"exp":NaN}' }) },
    ...["exp", "token_use", "client_id", "sub", "cognito:groups"].map((name) => ({
      name: `${name} named twice`,
      reference: "RFC 7519, section 4: names must be unique",
      forge: (pool: TestIssuer) => signed(pool, { claims: claimsTextWith(pool, `"${name}":1,"${name}":2`) }),
    })),
  ],
);

const tokenUseForgeries = table(
  {
    rule: "token_use is the configured one",
    reference: "Amazon Cognito: verifying a JSON web token; RFC 8725, section 3.12",
    reason: "token_use_wrong",
  },
  [
    { name: "an id token where an access token is required", forge: (pool) => pool.mintToken("id") },
    {
      name: "an access token where an id token is required",
      tokenUse: "id",
      forge: (pool) => pool.mintToken("access"),
    },
    { name: "no token_use", forge: withClaims({ token_use: undefined }) },
    { name: "token_use in capitals", forge: withClaims({ token_use: "ACCESS" }) },
    { name: "token_use and a space", forge: withClaims({ token_use: "access " }) },
    { name: "token_use an array", forge: withClaims({ token_use: ["access"] }) },
    { name: "token_use null", forge: withClaims({ token_use: null }) },
    { name: "token_use refresh", forge: withClaims({ token_use: "refresh" }) },
    {
      name: "every claim only in the prototype",
      reference: "CWE-1321",
      forge: (pool) =>
        signed(pool, { claims: `{"__proto__":${decode(partsOf(pool.mintToken("access")).claims)}}` }),
    },
  ],
);

const issuerForgeries: readonly Forgery[] = [
  ...table(
    {
      rule: "iss equals ours, as a string",
      reference: "RFC 8725, section 3.8",
      reason: "issuer_not_allowed",
    },
    [
      {
        name: "another pool of the same region",
        forge: withClaims({ iss: issuer.replace("Testing01", "Testing02") }),
      },
      {
        name: "a pool of another region",
        forge: withClaims({ iss: issuer.replaceAll("ap-northeast-1", "us-east-1") }),
      },
      { name: "a slash at the end", forge: withClaims({ iss: `${issuer}/` }) },
      {
        name: "the host in capitals",
        forge: withClaims({ iss: issuer.replace("cognito-idp", "COGNITO-IDP") }),
      },
      { name: "http instead of https", forge: withClaims({ iss: issuer.replace("https", "http") }) },
      {
        name: "a port that means the same",
        forge: withClaims({ iss: issuer.replace(".com/", ".com:443/") }),
      },
      { name: "a longer pool id", reference: "CVE-2024-53861", forge: withClaims({ iss: `${issuer}2` }) },
      {
        name: "our issuer inside another",
        forge: withClaims({ iss: `https://attacker.example/?${issuer}` }),
      },
      {
        name: "our host as a user name",
        forge: withClaims({ iss: issuer.replace(".com/", ".com@attacker.example/") }),
      },
      { name: "our issuer and a NUL", reference: "CWE-158", forge: withClaims({ iss: `${issuer}\0` }) },
      {
        name: "the other AWS form, not listed",
        forge: withClaims({ iss: issuer.replace("cognito", "issuer-cognito") }),
      },
    ],
  ),
  ...table({ rule: "iss is a string", reference: "RFC 7519, section 4.1.1", reason: "claim_malformed:iss" }, [
    { name: "no iss", forge: withClaims({ iss: undefined }) },
    { name: "iss null", forge: withClaims({ iss: null }) },
    { name: "an empty iss", forge: withClaims({ iss: "" }) },
    {
      name: "an array holding our issuer",
      reference: "CVE-2025-30144",
      forge: withClaims({ iss: [issuer] }),
    },
    {
      name: "our issuer beside another",
      reference: "CVE-2025-30144",
      forge: withClaims({ iss: ["https://attacker.example", issuer] }),
    },
  ]),
];

const clientForgeries: readonly Forgery[] = [
  ...table(
    { rule: "client_id is one of ours", reference: "RFC 8725, section 3.9", reason: "client_not_allowed" },
    [
      { name: "another app client of the pool", forge: withClaims({ client_id: "2another3456789" }) },
      { name: "our client in capitals", forge: withClaims({ client_id: "1EXAMPLE23456789" }) },
      { name: "our client and a space", forge: withClaims({ client_id: "1example23456789 " }) },
      { name: "the beginning of our client", forge: withClaims({ client_id: "1example" }) },
      {
        name: "two clients in one string",
        forge: withClaims({ client_id: "1example23456789,2another3456789" }),
      },
      {
        name: "an id token of another client",
        tokenUse: "id",
        forge: withIdClaims({ aud: "2another3456789" }),
      },
    ],
  ),
  ...table(
    {
      rule: "client_id is a string",
      reference: "RFC 9068, section 2.2",
      reason: "claim_malformed:client_id",
    },
    [
      { name: "no client_id", forge: withClaims({ client_id: undefined }) },
      {
        name: "aud in place of client_id",
        forge: withClaims({ client_id: undefined, aud: "1example23456789" }),
      },
      { name: "client_id an array", forge: withClaims({ client_id: ["1example23456789"] }) },
      { name: "client_id null", forge: withClaims({ client_id: null }) },
    ],
  ),
  ...table(
    {
      rule: "aud of an id token is one string",
      reference: "OpenID Connect Core, section 3.1.3.7",
      reason: "claim_malformed:aud",
      tokenUse: "id",
    },
    [
      { name: "aud an array of ours", forge: withIdClaims({ aud: ["1example23456789"] }) },
      { name: "aud ours and another", forge: withIdClaims({ aud: ["2another3456789", "1example23456789"] }) },
      { name: "no aud", forge: withIdClaims({ aud: undefined }) },
      {
        name: "client_id in place of aud",
        forge: withIdClaims({ aud: undefined, client_id: "1example23456789" }),
      },
    ],
  ),
];

const timeForgeries: readonly Forgery[] = [
  ...table({ rule: "a token ends", reference: "RFC 7519, section 4.1.4", reason: "expired" }, [
    { name: "expired an hour ago", forge: later("exp", -3600) },
    { name: "expired a second past the skew", forge: later("exp", -61) },
    { name: "expired exactly the skew ago", forge: later("exp", -60) },
    { name: "exp zero", forge: withClaims({ exp: 0 }) },
  ]),
  ...table(
    {
      rule: "exp is a finite number",
      reference: "RFC 7519, section 4.1.4; section 2",
      reason: "claim_malformed:exp",
    },
    [
      { name: "no exp", reference: "OWASP ASVS 5.0, V9.2", forge: withClaims({ exp: undefined }) },
      { name: "exp null", forge: withClaims({ exp: null }) },
      { name: "exp in text", forge: withClaims({ exp: "4000000000" }) },
      { name: "exp an array", forge: withClaims({ exp: [4_000_000_000] }) },
      { name: "exp true", forge: withClaims({ exp: true }) },
      { name: "exp without end", forge: infinite("exp") },
      { name: "exp below zero", forge: withClaims({ exp: -1 }) },
      { name: "exp in milliseconds of a far age", reference: "CWE-190", forge: withClaims({ exp: 1e16 }) },
      {
        name: "exp in the year 10000",
        reference: "RFC 3339, section 1",
        forge: withClaims({ exp: 253_402_300_800 }),
      },
      { name: "exp in milliseconds", reference: "CWE-190", forge: withClaims({ exp: 4_000_000_000_000 }) },
    ],
  ),
  ...table(
    {
      rule: "iat is not in the future",
      reference: "RFC 7519, section 4.1.6",
      reason: "issued_in_the_future",
    },
    [
      { name: "issued in an hour", forge: later("iat", 3600) },
      { name: "issued a second past the skew", forge: later("iat", 61) },
    ],
  ),
  ...table(
    { rule: "iat is a finite number", reference: "RFC 7519, section 4.1.6", reason: "claim_malformed:iat" },
    [
      { name: "no iat", forge: withClaims({ iat: undefined }) },
      { name: "iat in text", forge: withClaims({ iat: "1700000000" }) },
      { name: "iat without end", forge: infinite("iat") },
    ],
  ),
  ...table({ rule: "nbf has passed", reference: "RFC 7519, section 4.1.5", reason: "not_yet_valid" }, [
    { name: "not before an hour from now", forge: later("nbf", 3600) },
    { name: "not before a second past the skew", forge: later("nbf", 61) },
  ]),
  ...table(
    { rule: "nbf is a finite number", reference: "RFC 7519, section 4.1.5", reason: "claim_malformed:nbf" },
    [
      { name: "nbf in text", forge: withClaims({ nbf: "0" }) },
      { name: "nbf null", forge: withClaims({ nbf: null }) },
      { name: "nbf without end", forge: infinite("nbf") },
    ],
  ),
  ...table(
    {
      rule: "auth_time is a finite number",
      reference: "OpenID Connect Core, section 2",
      reason: "claim_malformed:auth_time",
    },
    [
      { name: "auth_time in text", forge: withClaims({ auth_time: "0" }) },
      { name: "auth_time below zero", forge: withClaims({ auth_time: -1 }) },
      { name: "auth_time without end", forge: infinite("auth_time") },
      {
        name: "auth_time in the year 10000",
        reference: "RFC 3339, section 1",
        forge: withClaims({ auth_time: 253_402_300_800 }),
      },
    ],
  ),
];

const subjectForgeries = table(
  {
    rule: "sub names somebody",
    reference: "RFC 7519, section 4.1.2; OpenID Connect Core, section 2",
    reason: "claim_malformed:sub",
  },
  [
    { name: "no sub", forge: withClaims({ sub: undefined }) },
    { name: "an empty sub", forge: withClaims({ sub: "" }) },
    { name: "sub null", forge: withClaims({ sub: null }) },
    { name: "sub a number", forge: withClaims({ sub: 0 }) },
    { name: "sub an array", forge: withClaims({ sub: ["hanako"] }) },
    { name: "sub an object", reference: "CWE-943", forge: withClaims({ sub: { $ne: null } }) },
    { name: "sub true", forge: withClaims({ sub: true }) },
    { name: "a sub of 256 characters", forge: withClaims({ sub: "s".repeat(256) }) },
    { name: "a sub with a NUL", reference: "CWE-158", forge: withClaims({ sub: "hanako\0admin" }) },
    { name: "a sub with a line break", reference: "CWE-117", forge: withClaims({ sub: "hanako\nadmin" }) },
    {
      name: "a sub that is not Unicode",
      reference: "RFC 8259, section 8.2",
      forge: withClaims({ sub: "\ud800" }),
    },
  ],
);

const grantForgeries: readonly Forgery[] = [
  ...table(
    {
      rule: "groups are an array of strings",
      reference: "OWASP API5:2023; CWE-843",
      reason: "claim_malformed:cognito:groups",
    },
    [
      { name: "groups as one string", forge: withClaims({ "cognito:groups": "admin" }) },
      { name: "groups as an object", forge: withClaims({ "cognito:groups": { 0: "admin", length: 1 } }) },
      { name: "groups null", forge: withClaims({ "cognito:groups": null }) },
      { name: "groups true", forge: withClaims({ "cognito:groups": true }) },
      { name: "a group that is an array", forge: withClaims({ "cognito:groups": [["admin"]] }) },
      {
        name: "a group that is a number beside a good one",
        forge: withClaims({ "cognito:groups": ["admin", 1] }),
      },
      { name: "a group that is null", forge: withClaims({ "cognito:groups": [null] }) },
    ],
  ),
  ...table(
    {
      rule: "scope is one string",
      reference: "RFC 9068, section 2.2.3; RFC 6749, section 3.3",
      reason: "claim_malformed:scope",
    },
    [
      { name: "scope as an array", forge: withClaims({ scope: ["admin"] }) },
      { name: "scope null", forge: withClaims({ scope: null }) },
    ],
  ),
  ...table(
    {
      rule: "a username is a name",
      reference: "Amazon Cognito: access token claims",
      reason: "claim_malformed:username",
    },
    [
      { name: "username a number", forge: withClaims({ username: 1 }) },
      { name: "an empty username", forge: withClaims({ username: "" }) },
      {
        name: "a username with an escape sequence",
        reference: "CWE-150",
        forge: withClaims({ username: "\u001b[2Jadmin" }),
      },
    ],
  ),
  ...table(
    {
      rule: "origin_jti is a string",
      reference: "Amazon Cognito: token revocation",
      reason: "claim_malformed:origin_jti",
    },
    [{ name: "origin_jti an object", forge: withClaims({ origin_jti: {} }) }],
  ),
];

export const claimForgeries: readonly Forgery[] = [
  ...jsonForgeries,
  ...tokenUseForgeries,
  ...issuerForgeries,
  ...clientForgeries,
  ...timeForgeries,
  ...subjectForgeries,
  ...grantForgeries,
];
