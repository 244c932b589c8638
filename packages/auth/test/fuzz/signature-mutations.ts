import { createHmac, sign } from "node:crypto";
import { encode, joined } from "../forgeries/forgery.ts";
import { withMember, writeMembers } from "../json-members.ts";
import { pick, type Random } from "../seeded-random.ts";
import type { Corpus, GenuineToken } from "./corpus.ts";
import { editMembers } from "./json-edits.ts";
import type { Mutation } from "./mutation.ts";

const algorithms = [
  "none",
  "None",
  "",
  "HS256",
  "HS384",
  "HS512",
  "RS384",
  "RS512",
  "PS256",
  "ES256",
  "EdDSA",
];
const macs = [
  ["HS256", "sha256"],
  ["HS384", "sha384"],
  ["HS512", "sha512"],
  ["RS256", "sha256"],
] as const;

/** What would be signed: the token's own words, or words of the attacker's. */
function signingInput(token: GenuineToken, alg: string, random: Random): string {
  const header = writeMembers(withMember(token.headerMembers, "alg", alg));
  const claims =
    random(2) === 0 ? token.claims : encode(writeMembers(editMembers(token.claimsMembers, random)));
  return `${encode(header)}.${claims}`;
}

/** Another number that is, or was mistaken for, a signature: r + n, n - r, 0, 1, n, n - 1, all ones. */
function bentSignature({ signature }: GenuineToken, { modulus }: Corpus, random: Random): Buffer {
  const bytes = Buffer.from(signature, "base64url");
  const value = BigInt(`0x${bytes.toString("hex")}`);
  const bent = pick(random, [
    value + modulus,
    modulus - value,
    0n,
    1n,
    modulus,
    modulus - 1n,
    2n ** 2048n - 1n,
  ]);
  const hex = bent.toString(16);
  return Buffer.from(hex.padStart(Math.max(512, hex.length + (hex.length % 2)), "0"), "hex");
}

export const signatureMutations: readonly Mutation[] = [
  {
    name: "a stranger's whole token under our kid",
    weight: 2,
    mutate: (_token, { strangers }, random) => pick(random, strangers).text,
  },
  {
    name: "a stranger's signature",
    weight: 20,
    mutate: (token, { strangers }, random) =>
      joined({ ...token, signature: pick(random, strangers).signature }),
  },
  {
    name: "another alg, the signature kept or dropped",
    weight: 50,
    mutate(token, _corpus, random) {
      const input = signingInput(token, pick(random, algorithms), random);
      return `${input}.${pick(random, [token.signature, "", "AAAA"])}`;
    },
  },
  {
    name: "an HMAC with the public key",
    weight: 40,
    mutate(token, { secrets }, random) {
      const [alg, hash] = pick(random, macs);
      const input = signingInput(token, alg, random);
      return `${input}.${createHmac(hash, pick(random, secrets)).update(input).digest("base64url")}`;
    },
  },
  {
    name: "arithmetic on the signature",
    weight: 30,
    mutate: (token, corpus, random) =>
      joined({ ...token, signature: encode(bentSignature(token, corpus, random)) }),
  },
  {
    name: "zeros in front of or behind the signature",
    weight: 10,
    mutate(token, _corpus, random) {
      const [signature, zeros] = [Buffer.from(token.signature, "base64url"), Buffer.alloc(1 + random(4))];
      const parts = pick(random, [
        [zeros, signature],
        [signature, zeros],
      ]);
      return joined({ ...token, signature: encode(Buffer.concat(parts)) });
    },
  },
  {
    name: "signed with a curve",
    weight: 4,
    mutate(token, { keys }, random) {
      const input = signingInput(token, pick(random, ["ES256", "EdDSA", "RS256"]), random);
      const signature =
        random(2) === 0
          ? sign("sha256", Buffer.from(input), { key: keys.curve, dsaEncoding: "ieee-p1363" })
          : sign(null, Buffer.from(input), keys.edwards);
      return `${input}.${encode(signature)}`;
    },
  },
  {
    name: "signed with a stranger's RSA key",
    weight: 3,
    mutate(token, { keys }, random) {
      const input = signingInput(token, "RS256", random);
      const key = random(4) === 0 ? keys.rsa : keys.weakRsa;
      return `${input}.${encode(sign("sha256", Buffer.from(input), key))}`;
    },
  },
];
