import { constants, type KeyObject, verify } from "node:crypto";
import { promisify } from "node:util";
import { refuse } from "../errors/auth-error.ts";
import type { VerificationKey } from "../keys/verification-key.ts";
import type { Algorithm } from "../providers/provider.ts";
import type { CompactToken } from "./compact-token.ts";

/**
 * How many signatures are checked on the main thread within one turn of the event loop; the rest go to the thread pool.
 * One check takes about 45 µs here and about 75 µs there, of which 15 µs are the main thread's: a single caller is
 * answered sooner here, and a crowd keeps the loop free there (docs/decisions/0012-signatures-on-node-crypto.md).
 */
export const inlinePerTurn = 4;

/** Checks signatures, on the main thread or beside it by how many come at once. */
export type SignatureCheck = (
  token: CompactToken,
  algorithm: Algorithm,
  key: VerificationKey,
) => Promise<void>;

const offThread = promisify(verify);

/** What `crypto.verify` must be told for each algorithm (RFC 7518, sections 3.3 to 3.5; RFC 8037, section 3.1). */
const digests = { RS256: "sha256", PS256: "sha256", ES256: "sha256", EdDSA: null } as const;

export function createSignatureCheck(): SignatureCheck {
  let inline = 0;
  const startTurn = () => {
    inline = 0;
  };
  return async (token, algorithm, key) => {
    // The key says what it is for as well: a key for one algorithm is no key for another (RFC 8725, section 3.1).
    if (!key.algorithms.has(algorithm)) throw refuse("key_not_for_alg");
    const input = Buffer.from(token.signingInput, "latin1");
    const signature = Buffer.from(token.signature, "base64url");
    if (inline === 0) setImmediate(startTurn);
    const isInline = inline++ < inlinePerTurn;
    const args = [digests[algorithm], input, keyInput(algorithm, key.key), signature] as const;
    if (!(isInline ? verify(...args) : await offThread(...args))) throw refuse("signature_invalid");
  };
}

function keyInput(algorithm: Algorithm, key: KeyObject) {
  switch (algorithm) {
    case "RS256":
      return { key, padding: constants.RSA_PKCS1_PADDING };
    case "PS256": // the salt is as long as the hash (RFC 7518, section 3.5)
      return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
    case "ES256":
      return { key, dsaEncoding: "ieee-p1363" } as const;
    case "EdDSA":
      return { key };
  }
}
