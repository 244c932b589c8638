import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createTestIssuer, type TestIssuer } from "../../src/testing.ts";
import { decode, type Parts, partsOf } from "../forgeries/forgery.ts";
import { type Members, membersOf } from "../json-members.ts";

/** A token the pool really made, taken apart. */
export type GenuineToken = Parts & {
  readonly text: string;
  readonly headerMembers: Members;
  readonly claimsMembers: Members;
};

/** What an attacker has: tokens of several users, the public key, and keys and tokens of their own. */
export type Corpus = {
  readonly pool: TestIssuer;
  /** Access tokens, which the verifier accepts. */
  readonly accepted: readonly GenuineToken[];
  /** All that the pool has signed, id tokens too: what is one of these is no forgery. */
  readonly genuine: ReadonlySet<string>;
  readonly tokens: readonly GenuineToken[];
  /** Signed by a stranger's pool under our pool's kid, issuer and client. */
  readonly strangers: readonly GenuineToken[];
  readonly keys: {
    readonly rsa: KeyObject;
    readonly weakRsa: KeyObject;
    readonly curve: KeyObject;
    readonly edwards: KeyObject;
  };
  /** The public key in the spellings somebody might use as an HMAC secret. */
  readonly secrets: readonly (string | Buffer)[];
  readonly modulus: bigint;
};

/** A day, so that no mutant is refused only because a long run has outlived the tokens. */
const lifeSeconds = 86_400;

export function createCorpus(): Corpus {
  const pool = createTestIssuer();
  const now = Math.floor(Date.now() / 1000);
  const users = [
    undefined,
    [],
    ["user"],
    ["admin"],
    ["user", "admin"],
    ["staff", "beta"],
    ["管理者"],
    ["admin"],
  ];
  const mint = (issuer: TestIssuer, use: "access" | "id", index: number, kid: string) =>
    takeApart(
      issuer.mintToken(use, {
        header: { kid },
        claims: {
          sub: `user-${index}`,
          jti: `token-${index}`,
          iat: now,
          exp: now + lifeSeconds,
          [use === "access" ? "username" : "cognito:username"]: `hanako-${index}`,
          "cognito:groups": users[index % users.length],
        },
      }),
    );
  const { kid, n } = pool.publicJwk();
  const accepted = users.map((_groups, index) => mint(pool, "access", index, kid));
  const ids = users.map((_groups, index) => mint(pool, "id", index, kid));
  const stranger = createTestIssuer();
  const tokens = [...accepted, ...ids];

  return {
    pool,
    accepted,
    tokens,
    genuine: new Set(tokens.map(({ text }) => text)),
    strangers: users.map((_groups, index) => mint(stranger, "access", index, kid)),
    keys: {
      rsa: generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
      weakRsa: generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey,
      curve: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
      edwards: generateKeyPairSync("ed25519").privateKey,
    },
    secrets: secretsOf(pool),
    modulus: BigInt(`0x${Buffer.from(n ?? "", "base64url").toString("hex")}`),
  };
}

function takeApart(text: string): GenuineToken {
  const parts = partsOf(text);
  return {
    ...parts,
    text,
    headerMembers: membersOf(decode(parts.header)),
    claimsMembers: membersOf(decode(parts.claims)),
  };
}

function secretsOf(pool: TestIssuer): (string | Buffer)[] {
  const jwk = pool.publicJwk();
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const pem = key.export({ type: "spki", format: "pem" }).toString();
  return [
    pem,
    pem.trim(),
    key.export({ type: "pkcs1", format: "pem" }),
    key.export({ type: "spki", format: "der" }),
    JSON.stringify(jwk),
    jwk.n ?? "",
    Buffer.from(jwk.n ?? "", "base64url"),
    jwk.kid,
    "",
  ];
}
