import { constants, createHmac, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { encode } from "../forgeries/forgery.ts";
import { withMember } from "../json-members.ts";
import type { Bend } from "./bend.ts";
import { type Draft, signatureOf } from "./draft.ts";

const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const strangersCurve = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

const signed = (name: string, signWith: Draft["sign"]): Bend => ({
  name,
  bend: (draft) => {
    draft.sign = signWith;
  },
});

const respelled = (name: string, bend: (signature: Buffer) => Uint8Array): Bend => ({
  name,
  bend: (draft) => {
    draft.spellSignature = (encoded) => encode(bend(Buffer.from(encoded, "base64url")));
  },
});

const { RSA_PKCS1_PSS_PADDING } = constants;

export const signatureBends: readonly Bend[] = [
  signed("a stranger's signature", (input) => encode(sign("sha256", Buffer.from(input), stranger))),
  signed("a stranger's signature on a curve", (input) =>
    encode(sign("sha256", Buffer.from(input), strangersCurve)),
  ),
  signed("the pool's key with SHA-512", (input, pool) => signatureOf(pool.sign(input, { hash: "sha512" }))),
  signed("the pool's key with PSS padding", (input, pool) =>
    signatureOf(pool.sign(input, { padding: RSA_PKCS1_PSS_PADDING })),
  ),
  signed("the pool's signature over something else", (_input, pool) => signatureOf(pool.sign("e30.e30"))),
  {
    name: "an HMAC with the public key",
    bend: (draft) => {
      draft.header = withMember(draft.header, "alg", "HS256");
      draft.sign = (input, pool) => {
        const secret = createPublicKey({ key: pool.publicJwk(), format: "jwk" }).export({
          type: "spki",
          format: "pem",
        });
        return createHmac("sha256", secret).update(input).digest("base64url");
      };
    },
  },
  {
    name: "one bit of the signature turned",
    bend: (draft, random) => {
      const bit = random(2048);
      draft.spellSignature = (encoded) => {
        const signature = Buffer.from(encoded, "base64url");
        const at = (bit >> 3) % signature.length; // an HMAC is shorter
        signature.writeUInt8(signature.readUInt8(at) ^ (1 << (bit & 7)), at);
        return encode(signature);
      };
    },
  },
  respelled("a signature cut short", (signature) => signature.subarray(0, -1)),
  respelled("a signature with a zero in front", (signature) => Buffer.concat([Buffer.alloc(1), signature])),
  respelled("a signature with a zero behind", (signature) => Buffer.concat([signature, Buffer.alloc(1)])),
  respelled("a signature of zeros", (signature) => signature.fill(0)),
  respelled("a signature of ones", (signature) => signature.fill(0xff)),
];
