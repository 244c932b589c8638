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

/** How many signatures one turn of the event loop waits for on the spot. Of RSA-2048, as Cognito signs, half a millisecond. */
const onTheSpotPerTurn = 8;

/**
 * Checks signatures on the main thread or beside it, by load. The first few of a turn of the event loop are checked on the
 * spot, which answers a caller soonest. Whatever else comes in that turn waits for its end, when it is known how many there
 * are: one alone is checked on the spot as well, a crowd goes to the thread pool, which leaves the loop free, and so does
 * all that comes while the pool is at work (why: docs/decisions/0012-signatures-on-node-crypto.md; how much: the README of
 * the package).
 */
export function createSignatureCheck(): SignatureCheck {
  let onTheSpot = 0;
  let waiting: Waiting[] = [];
  let offThread = 0;

  function endTurn(): void {
    const turn = waiting;
    onTheSpot = 0;
    waiting = [];
    turn.forEach(turn.length === 1 ? checkHere : checkBeside);
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

  function checkByLoad(one: Waiting): void {
    if (offThread > 0) checkBeside(one);
    else if (onTheSpot === onTheSpotPerTurn) waiting.push(one);
    else {
      if (onTheSpot++ === 0) setImmediate(endTurn);
      checkHere(one);
    }
  }

  return (token, algorithm, key) =>
    new Promise((resolve, reject) => {
      // The key says what it is for as well: a key for one algorithm is no key for another (RFC 8725, section 3.1).
      if (!key.algorithms.has(algorithm)) throw refuse("key_not_for_alg");
      checkByLoad({
        digest: parameters[algorithm].digest,
        input: Buffer.from(token.signingInput, "latin1"),
        key: keyInput(algorithm, key.key),
        signature: token.signature,
        settle: (isGood) => (isGood ? resolve() : reject(refuse("signature_invalid"))),
      });
    });
}

/**
 * What `crypto.verify` must be told for each algorithm (RFC 7518, sections 3.3 to 3.5; RFC 8037, section 3.1). Every member
 * is written out, also where it says nothing: what is absent could be inherited from a polluted prototype.
 */
const parameters = {
  RS256: {
    digest: "sha256",
    padding: constants.RSA_PKCS1_PADDING,
    saltLength: undefined,
    dsaEncoding: undefined,
  },
  PS256: {
    digest: "sha256",
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST, // as long as the hash (RFC 7518, section 3.5)
    dsaEncoding: undefined,
  },
  ES256: { digest: "sha256", padding: undefined, saltLength: undefined, dsaEncoding: "ieee-p1363" },
  EdDSA: { digest: null, padding: undefined, saltLength: undefined, dsaEncoding: undefined },
} as const;

function keyInput(algorithm: Algorithm, key: KeyObject): VerifyKeyObjectInput {
  const { padding, saltLength, dsaEncoding } = parameters[algorithm];
  return { key, padding, saltLength, dsaEncoding } as VerifyKeyObjectInput; // as: node takes undefined for absent
}
