import { RawJson, withMember, withoutMember } from "../json-members.ts";
import { oddValues, yearTenThousand } from "../odd-values.ts";
import { pick, type Random } from "../seeded-random.ts";
import { access, accessOfAnyClient, type Bend, claim, id, idOfAnyClient, nearly, noClaim } from "./bend.ts";

/** Seconds from now. The edges are at 60, the skew both verifiers grant, and at 0; five seconds around them are left out. */
const moments = [-86_400, -3600, -120, -66, -54, -30, -6, 6, 30, 54, 66, 120, 3600, 86_400];

const dates: readonly Bend[] = ["exp", "nbf", "iat", "auth_time"].flatMap((name) =>
  moments.map((seconds) => ({
    name: `${name} ${seconds} seconds from now`,
    bend: (draft, random) => {
      const moment = Math.floor(Date.now() / 1000) + seconds + (random(2) === 0 ? 0 : 0.25);
      draft.claims = withMember(draft.claims, name, moment);
    },
  })),
);

const claimNames = [
  "iss",
  "sub",
  "exp",
  "iat",
  "nbf",
  "auth_time",
  "token_use",
  "client_id",
  "aud",
  "scope",
  "username",
  "cognito:username",
  "cognito:groups",
  "custom:role",
  "email",
  "email_verified",
  "jti",
  "origin_jti",
  "event_id",
  "version",
  "__proto__",
  "constructor",
  "tenant",
] as const;

/** Any value of any type in any claim. */
const oddClaims: readonly Bend[] = claimNames.map((name) => ({
  name: `an odd ${name}`,
  bend: (draft, random) => {
    const { claims } = draft;
    draft.claims = pick(random, [
      () => withoutMember(claims, name),
      () => withMember(claims, name, pick(random, oddValues)),
      () => withMember(claims, name, pick(random, oddValues)),
      () => withMember(claims, name, valueFrom(pick(random, claimNames))),
    ])();

    function valueFrom(other: string): unknown {
      return claims.find(([known]) => known === other)?.[1] ?? null;
    }
  },
}));

const issuers = [
  "https://issuer-cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Testing01",
  "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Testing01/",
  "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_testing01",
  "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_Testing02",
  "https://cognito-idp.ap-northeast-1.amazonaws.com.example/ap-northeast-1_Testing01",
  "HTTPS://COGNITO-IDP.AP-NORTHEAST-1.AMAZONAWS.COM/ap-northeast-1_Testing01",
];

const repeated = (name: string, first: unknown): Bend => ({
  name: `${name} named twice`,
  bend: (draft) => {
    draft.claims = [[name, first], ...draft.claims];
  },
});

const nested = (depth: number): Bend => ({
  name: `a claim ${depth} lists deep`,
  bend: (draft) => {
    draft.claims = withMember(draft.claims, "deep", new RawJson("[".repeat(depth) + "]".repeat(depth)));
  },
});

const withClaimsBytes = (name: string, bytes: (text: string) => Uint8Array): Bend => ({
  name,
  bend: (draft) => {
    draft.claimsBytes = bytes;
  },
});

const shuffled: Bend = {
  name: "the claims in another order",
  bend: (draft, random: Random) => {
    draft.claims = draft.claims
      .map((member) => ({ member, at: random(1000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ member }) => member);
  },
};

export const claimBends: readonly Bend[] = [
  ...dates,
  ...oddClaims,
  ...issuers.map((iss) => claim("iss", iss)),
  ...["iss", "token_use", "client_id", "aud"].flatMap((name) => nearly("claims", name)),
  claim("client_id", "second", access),
  claim("client_id", "third", access),
  claim("client_id", "third", accessOfAnyClient),
  noClaim("client_id", accessOfAnyClient),
  claim("aud", "second", id),
  claim("aud", "third", id),
  claim("aud", "third", idOfAnyClient),
  claim("aud", ["second"], id),
  claim("aud", ["second"], idOfAnyClient),
  claim("aud", "https://api.example.com", access),
  claim("aud", ["https://api.example.com", "https://example.com"], access),
  claim("aud", 7, access),
  claim("token_use", "id", access),
  claim("token_use", "access", id),
  claim("token_use", "refresh"),
  noClaim("exp"),
  noClaim("iat"),
  noClaim("sub"),
  noClaim("token_use"),
  noClaim("jti"),
  claim("exp", yearTenThousand),
  claim("nbf", -1),
  claim("auth_time", "yesterday"),
  claim("sub", ""),
  claim("sub", "花子"),
  claim("username", "u".repeat(256), access),
  claim("cognito:username", "hana\0ko", id),
  claim("cognito:groups", ["user", "admin"]),
  claim("cognito:groups", "admin"),
  claim("cognito:groups", null),
  claim("scope", "openid email items/read"),
  claim("scope", "", access),
  claim("scope", ["openid"], id),
  claim("scope", ["openid"], access),
  claim("origin_jti", 7),
  claim("jti", 7),
  claim("email", null, id),
  claim("email_verified", "true", id),
  claim("custom:role", { admin: true }),
  repeated("cognito:groups", ["admin"]),
  repeated("exp", 4_000_000_000),
  repeated("tenant", 1),
  nested(500),
  shuffled,
  withClaimsBytes("claims in lines", (text) => Buffer.from(JSON.stringify(JSON.parse(text), null, 2))),
  withClaimsBytes("a byte order mark before the claims", (text) => Buffer.from(`\ufeff${text}`)),
  withClaimsBytes("claims in a list", (text) => Buffer.from(`[${text}]`)),
  withClaimsBytes("claims cut short", (text) => Buffer.from(text.slice(0, -5))),
  withClaimsBytes("null for claims", () => Buffer.from("null")),
  withClaimsBytes("claims in UTF-16", (text) => Buffer.from(text, "utf16le")),
  withClaimsBytes("a byte in the claims that is not UTF-8", (text) =>
    Buffer.from(text.replace("{", '{"note":"\u00ff",'), "latin1"),
  ),
];
