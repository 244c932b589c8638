import { constants, type KeyObject, type VerifyKeyObjectInput, verify } from "node:crypto";
import { setImmediate } from "node:timers";
import { refuse } from "../errors/auth-error.ts";
import type { VerificationKey } from "../keys/verification-key.ts";
import type { Algorithm } from "../providers/provider.ts";
import type { CompactToken } from "./compact-token.ts";

/** Checks one signature. Rejects with the AuthError when it is not good. */
export type SignatureCheck = (
  token: CompactToken,
  algorithm: Algorithm,
  key: VerificationKey,
) => Promise<void>;

/** One signature that waits for its check, in the words of `crypto.verify`. */
type Waiting = {
  readonly digest: "sha256" | null;
  readonly input: Buffer;
  readonly key: VerifyKeyObjectInput;
  readonly signature: Buffer;
  readonly settle: (isGood: boolean) => void;
};

/**
 * Checks signatures on the main thread or beside it, by load. What comes alone within one turn of the event loop is
 * checked here, which answers a single caller soonest; what comes together goes to the thread pool, which leaves the loop
 * free for the crowd (why: docs/decisions/0012-signatures-on-node-crypto.md; how much: the README of the package).
 */
export function createSignatureCheck(): SignatureCheck {
  let waiting: Waiting[] = [];
  let offThread = 0;

  /** At the end of the turn in which the first of them came: by then it is known how many there are. */
  function checkAll(): void {
    const turn = waiting;
    waiting = [];
    const isAlone = turn.length === 1 && offThread === 0;
    turn.forEach(isAlone ? checkHere : checkBeside);
  }

  function checkHere({ digest, input, key, signature, settle }: Waiting): void {
    let isGood = false;
    try {
      isGood = verify(digest, input, key, signature);
    } catch {
      // What node:crypto cannot even read as a signature is not a good one: default deny.
    }
    settle(isGood);
  }

  function checkBeside({ digest, input, key, signature, settle }: Waiting): void {
    offThread++;
    const answer = (isGood: boolean) => {
      offThread--;
      settle(isGood);
    };
    try {
      verify(digest, input, key, signature, (error, isGood) => answer(error === null && isGood));
    } catch {
      answer(false); // nobody waits for an error here, and it would end the process
    }
  }

  return (token, algorithm, key) =>
    new Promise((resolve, reject) => {
      // The key says what it is for as well: a key for one algorithm is no key for another (RFC 8725, section 3.1).
      if (!key.algorithms.has(algorithm)) throw refuse("key_not_for_alg");
      if (waiting.length === 0) setImmediate(checkAll);
      waiting.push({
        digest: digests[algorithm],
        input: Buffer.from(token.signingInput, "latin1"),
        key: keyInput(algorithm, key.key),
        signature: token.signature,
        settle: (isGood) => (isGood ? resolve() : reject(refuse("signature_invalid"))),
      });
    });
}

/** What `crypto.verify` must be told for each algorithm (RFC 7518, sections 3.3 to 3.5; RFC 8037, section 3.1). */
const digests = { RS256: "sha256", PS256: "sha256", ES256: "sha256", EdDSA: null } as const;

/** Every option is written out, also where it says nothing: what is absent could be inherited from a polluted prototype. */
function keyInput(algorithm: Algorithm, key: KeyObject): VerifyKeyObjectInput {
  const { RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_DIGEST } = constants;
  const plain = { key, padding: undefined, saltLength: undefined, dsaEncoding: undefined };
  switch (algorithm) {
    case "RS256":
      return { ...plain, padding: RSA_PKCS1_PADDING } as VerifyKeyObjectInput; // as: node takes undefined for absent
    case "PS256": // the salt is as long as the hash (RFC 7518, section 3.5)
      return {
        ...plain,
        padding: RSA_PKCS1_PSS_PADDING,
        saltLength: RSA_PSS_SALTLEN_DIGEST,
      } as VerifyKeyObjectInput; // as: so
    case "ES256":
      return { ...plain, dsaEncoding: "ieee-p1363" } as VerifyKeyObjectInput; // as: so
    case "EdDSA":
      return plain as VerifyKeyObjectInput; // as: so
  }
}
