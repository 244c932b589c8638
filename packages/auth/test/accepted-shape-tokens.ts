import { decode, encode, partsOf } from "./forgeries/forgery.ts";
import { api, clientId, type ShapeName, type ShapePool, secondClientId, shapeTime } from "./shape-pools.ts";

/** One good token of another provider that must not be refused. */
export type AcceptedShapeToken = {
  readonly name: string;
  readonly shape: ShapeName;
  readonly mint: (pool: ShapePool) => string;
  /** What the principal must say. */
  readonly principal?: Readonly<Record<string, unknown>>;
};

const bent =
  (claims: Record<string, unknown>, header: Record<string, unknown> = {}): AcceptedShapeToken["mint"] =>
  (pool) =>
    pool.mintToken("person", { claims, header });
const machine =
  (claims: Record<string, unknown> = {}): AcceptedShapeToken["mint"] =>
  (pool) =>
    pool.mintToken("machine", { claims });

/** P-256: for every signature (r, s) there is (r, order - s), and both are good (SEC 1, section 4.1.4). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function withTheOtherS(pool: ShapePool): string {
  const token = pool.mintToken("person");
  const signature = Buffer.from(partsOf(token).signature, "base64url");
  const s = BigInt(`0x${signature.subarray(32).toString("hex")}`);
  const other = Buffer.from((order - s).toString(16).padStart(64, "0"), "hex");
  const end = Buffer.concat([signature.subarray(0, 32), other]).toString("base64url");
  return `${token.slice(0, token.lastIndexOf(".") + 1)}${end}`;
}

function withSpaces(pool: ShapePool): string {
  const { header, claims } = partsOf(pool.mintToken("person"));
  return pool.sign(`${encode(` ${decode(header)}\n`)}.${encode(`\t${decode(claims)}\r\n`)}`);
}

export const acceptedShapeTokens: readonly AcceptedShapeToken[] = [
  { name: "a person's token", shape: "auth0", mint: bent({}), principal: { sub: "auth0|65f0c0ffee" } },
  { name: "a machine's token", shape: "auth0", mint: machine(), principal: { kind: "machine" } },
  { name: "one audience that is no list", shape: "auth0", mint: bent({ aud: api }) },
  {
    name: "client_id in place of azp, in the profile of RFC 9068",
    shape: "auth0",
    mint: bent({ azp: undefined, client_id: clientId }, { typ: "at+jwt" }),
  },
  {
    name: "permissions of the tenant's own",
    shape: "auth0",
    mint: bent({ permissions: ["read:items"] }),
    principal: { role: null },
  },
  {
    name: "a role in a list",
    shape: "auth0",
    mint: bent({ [`${api}/roles`]: ["user"] }),
    principal: { role: "user" },
  },
  {
    name: "a subject of a social sign-in",
    shape: "auth0",
    mint: bent({ sub: "google-oauth2|104857600000000000000" }),
  },
  { name: "an organization", shape: "auth0", mint: bent({ org_id: "org_9ybsU1dN2dKfDkBi" }) },
  {
    name: "a person's token",
    shape: "google",
    mint: bent({}),
    principal: { tokenUse: "id", emailVerified: true },
  },
  { name: "the issuer without a scheme", shape: "google", mint: bent({ iss: "accounts.google.com" }) },
  { name: "no azp", shape: "google", mint: bent({ azp: undefined }), principal: { clientId } },
  {
    name: "no e-mail address",
    shape: "google",
    mint: bent({ email: undefined, email_verified: undefined }),
    principal: { email: null },
  },
  {
    name: "a nonce and an at_hash",
    shape: "google",
    mint: bent({ nonce: "n", at_hash: "MTIzNDU2Nzg5MDEyMzQ1Ng" }),
  },
  { name: "an audience in a list of one", shape: "google", mint: bent({ aud: [clientId] }) },
  { name: "a person's token", shape: "firebase", mint: bent({}), principal: { sub: "wJ4hQ0c7rXb2" } },
  {
    name: "a role of the project's own server",
    shape: "firebase",
    mint: bent({ role: "admin" }),
    principal: { role: "admin" },
  },
  {
    name: "an anonymous visitor",
    shape: "firebase",
    mint: bent({
      provider_id: "anonymous",
      email: undefined,
      firebase: { sign_in_provider: "anonymous", identities: {} },
    }),
  },
  {
    name: "an app's own claim called events",
    shape: "firebase",
    mint: bent({ events: { summer: "owner" } }),
  },
  { name: "a person's token", shape: "oidc", mint: bent({}), principal: { username: "hanako" } },
  { name: "a machine's token", shape: "oidc", mint: machine(), principal: { kind: "machine", role: null } },
  { name: "typ at+jwt", shape: "oidc", mint: bent({}, { typ: "at+jwt" }) },
  { name: "no typ", shape: "oidc", mint: bent({}, { typ: undefined }) },
  { name: "our API among others", shape: "oidc", mint: bent({ aud: ["account", api] }) },
  { name: "azp and client_id of the same name", shape: "oidc", mint: bent({ azp: clientId }) },
  { name: "no groups and no roles", shape: "oidc", mint: bent({ groups: undefined, roles: undefined }) },
  {
    name: "one role that is no list",
    shape: "oidc",
    mint: bent({ roles: "user" }),
    principal: { role: "user" },
  },
  { name: "spaces around the header and the claims", shape: "oidc", mint: withSpaces },
  { name: "an acr and an amr", shape: "oidc", mint: bent({ acr: "urn:example:mfa", amr: ["pwd", "otp"] }) },
  {
    name: "exp in exponents",
    shape: "oidc",
    mint: (pool) => {
      const { header, claims } = partsOf(pool.mintToken("person"));
      return pool.sign(`${header}.${encode(decode(claims).replace(/"exp":\d+/, '"exp":1.7900009e9'))}`);
    },
  },
  { name: "an nbf at the edge of the skew", shape: "oidc", mint: bent({ nbf: shapeTime + 60 }) },
  {
    name: "an id token of one of two apps",
    shape: "oidc-id",
    mint: bent({ aud: secondClientId, azp: undefined }),
    principal: { clientId: secondClientId },
  },
  {
    name: "an id token for both apps, handed to the second",
    shape: "oidc-id",
    mint: bent({ aud: [clientId, secondClientId], azp: secondClientId }),
    principal: { clientId: secondClientId },
  },
  { name: "an ES256 signature", shape: "oidc-es256", mint: bent({}) },
  {
    name: "an ES256 signature with the other s: nothing here is kept by the text of a signature",
    shape: "oidc-es256",
    mint: withTheOtherS,
  },
  { name: "a PS256 signature", shape: "oidc-ps256", mint: bent({}) },
  { name: "an EdDSA signature", shape: "oidc-eddsa", mint: bent({}) },
  ...(["RS256", "PS256", "ES256", "EdDSA"] as const).map((algorithm) => ({
    name: `a ${algorithm} signature where several algorithms are allowed`,
    shape: "oidc-any" as const,
    mint: (pool: ShapePool) => pool.mintToken("person", { algorithm }),
  })),
];
