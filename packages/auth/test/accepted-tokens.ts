import type { TestIssuer } from "../src/testing.ts";
import type { TokenUse } from "../src/token/token-use.ts";
import { decode, encode, partsOf } from "./forgeries/forgery.ts";

/** One good token that must not be refused. */
export type AcceptedToken = {
  readonly name: string;
  readonly use?: TokenUse;
  readonly mint: (pool: TestIssuer, now: number) => string;
  readonly options?: Parameters<TestIssuer["createVerifier"]>[0];
};

const access =
  (claims: Record<string, unknown>, header: Record<string, unknown> = {}): AcceptedToken["mint"] =>
  (pool) =>
    pool.mintToken("access", { claims, header });

const timed =
  (claims: (now: number) => Record<string, unknown>): AcceptedToken["mint"] =>
  (pool, now) =>
    pool.mintToken("access", { claims: claims(now) });

const issuers = [
  "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Testing01",
  "https://issuer-cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Testing01",
] as const;

export const acceptedTokens: readonly AcceptedToken[] = [
  { name: "an access token as Cognito makes it", mint: (pool) => pool.mintToken("access") },
  { name: "an id token as Cognito makes it", use: "id", mint: (pool) => pool.mintToken("id") },
  { name: "the original issuer among two", mint: access({ iss: issuers[0] }), options: { issuers } },
  { name: "the multi-Region issuer among two", mint: access({ iss: issuers[1] }), options: { issuers } },
  { name: "typ JWT", mint: access({}, { typ: "JWT" }) },
  { name: "typ jwt in small letters", mint: access({}, { typ: "jwt" }) },
  { name: "typ at+jwt", mint: access({}, { typ: "at+jwt" }) },
  { name: "typ application/at+jwt in capitals", mint: access({}, { typ: "APPLICATION/AT+JWT" }) },
  { name: "an unknown header member", mint: access({}, { version: 1 }) },
  { name: "a jku that is ignored", mint: access({}, { jku: "https://example.com/jwks.json" }) },
  {
    name: "an x5c and a jwk that are ignored",
    mint: access({}, { x5c: ["MIIB"], jwk: { kty: "oct", k: "" } }),
  },
  { name: "an nbf that has passed", mint: timed((now) => ({ nbf: now - 10 })) },
  { name: "an nbf at the edge of the skew", mint: timed((now) => ({ nbf: now + 60 })) },
  { name: "an iat at the edge of the skew", mint: timed((now) => ({ iat: now + 60 })) },
  { name: "an exp just within the skew", mint: timed((now) => ({ exp: now - 59 })) },
  { name: "dates with fractions", mint: timed((now) => ({ iat: now - 0.5, exp: now + 900.25 })) },
  { name: "an exp at the end of the year 9999", mint: access({ exp: 253_402_300_799 }) },
  { name: "an auth_time with a fraction", mint: timed((now) => ({ auth_time: now - 0.5 })) },
  { name: "a life of a day", mint: timed((now) => ({ exp: now + 86_400 })) },
  { name: "no auth_time", mint: access({ auth_time: undefined }) },
  {
    name: "no jti and no origin_jti: revocation is off",
    mint: access({ jti: undefined, origin_jti: undefined }),
  },
  { name: "no scope", mint: access({ scope: undefined }) },
  { name: "an empty scope", mint: access({ scope: "" }) },
  { name: "several scopes", mint: access({ scope: "openid email items/read items/write" }) },
  { name: "no groups", mint: access({ "cognito:groups": undefined }) },
  { name: "an empty list of groups", mint: access({ "cognito:groups": [] }) },
  { name: "groups in Japanese", mint: access({ "cognito:groups": ["管理者", "利用者"] }) },
  { name: "a federated username", mint: access({ username: "Google_104857600000000000000" }) },
  { name: "a username in Japanese", mint: access({ username: "花子" }) },
  { name: "a username of 255 characters", mint: access({ username: "u".repeat(255) }) },
  { name: "no username, as client_credentials gives", mint: access({ username: undefined }) },
  { name: "a machine's token as Cognito makes it", mint: (pool) => pool.mintToken("machine") },
  { name: "a sub of 255 characters", mint: access({ sub: "s".repeat(255) }) },
  { name: "version 2 and a device key", mint: access({ version: 2, device_key: "ap-northeast-1_0a1b" }) },
  {
    name: "an aud beside client_id, as resource binding gives",
    mint: access({ aud: "https://api.example.com" }),
  },
  {
    name: "claims of any JSON type from a trigger",
    mint: access({ tenant: { id: 7, tags: ["a", null, true] } }),
  },
  { name: "custom:role where it is not believed", mint: access({ "custom:role": "admin" }) },
  { name: "claims called __proto__ and constructor", mint: mintWithProtoClaim },
  { name: "a colon and a quote inside values", mint: access({ note: '":{"exp":1}', "a:b": ':"\\' }) },
  { name: "spaces and line breaks between the claims", mint: mintPrettyClaims },
  {
    name: "another app client, where none is singled out",
    mint: access({ client_id: "other" }),
    options: { clientIds: null },
  },
  {
    name: "the second of two app clients",
    mint: access({ client_id: "second" }),
    options: { clientIds: ["first", "second"] },
  },
  {
    name: "an id token with at_hash and nonce",
    use: "id",
    mint: id({ at_hash: "MTIzNDU2Nzg5MDEyMzQ1Ng", nonce: "n" }),
  },
  {
    name: "an id token with identities",
    use: "id",
    mint: id({ identities: [{ userId: "1", providerName: "Google" }] }),
  },
  {
    name: "an id token without an e-mail address",
    use: "id",
    mint: id({ email: undefined, email_verified: undefined }),
  },
  { name: "an id token whose e-mail was verified in text", use: "id", mint: id({ email_verified: "true" }) },
  { name: "an id token with role ARNs", use: "id", mint: id({ "cognito:roles": ["arn:aws:iam::1:role/x"] }) },
  { name: "a token of nearly the greatest length", mint: access({ padding: "x".repeat(5200) }) },
];

function id(claims: Record<string, unknown>): AcceptedToken["mint"] {
  return (pool) => pool.mintToken("id", { claims });
}

function mintWithProtoClaim(pool: TestIssuer): string {
  const { header, claims } = partsOf(pool.mintToken("access"));
  const members = '{"__proto__":{"cognito:groups":["admin"]},"constructor":{"prototype":{"role":"admin"}},';
  return pool.sign(`${header}.${encode(decode(claims).replace("{", members))}`);
}

function mintPrettyClaims(pool: TestIssuer): string {
  const { header, claims } = partsOf(pool.mintToken("access"));
  return pool.sign(`${header}.${encode(JSON.stringify(JSON.parse(decode(claims)), null, 2))}`);
}
