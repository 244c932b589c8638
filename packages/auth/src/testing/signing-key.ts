import {
  constants,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomUUID,
  sign,
} from "node:crypto";
import type { Algorithm } from "../providers/provider.ts";

/** A member of a key set. */
export type PublicJwk = JsonWebKey & { readonly kid: string };

/** A key that signs, and its public half as it is published. */
export type SigningKey = {
  readonly algorithm: Algorithm;
  readonly privateKey: KeyObject;
  readonly jwk: PublicJwk;
  /** `signingInput` and its signature, with the point between them. */
  readonly sign: (signingInput: string) => string;
};

export function createSigningKey(algorithm: Algorithm = "RS256"): SigningKey {
  const { privateKey, publicKey } = keyPair(algorithm);
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: randomUUID(), alg: algorithm, use: "sig" };
  const digest = algorithm === "EdDSA" ? null : "sha256";
  const key = signingInputOf(algorithm, privateKey);
  return {
    algorithm,
    privateKey,
    jwk,
    sign: (input) => `${input}.${sign(digest, Buffer.from(input), key).toString("base64url")}`,
  };
}

function keyPair(algorithm: Algorithm) {
  switch (algorithm) {
    case "RS256":
    case "PS256":
      return generateKeyPairSync("rsa", { modulusLength: 2048 });
    case "ES256":
      return generateKeyPairSync("ec", { namedCurve: "P-256" });
    case "EdDSA":
      return generateKeyPairSync("ed25519");
  }
}

function signingInputOf(algorithm: Algorithm, key: KeyObject) {
  switch (algorithm) {
    case "RS256":
      return { key, padding: constants.RSA_PKCS1_PADDING };
    case "PS256":
      return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
    case "ES256":
      return { key, dsaEncoding: "ieee-p1363" } as const;
    case "EdDSA":
      return { key };
  }
}
