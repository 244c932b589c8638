import { createHmac, randomBytes } from "node:crypto";
import { g, k, modulo, pad, power, sha256, toInteger } from "./group.ts";
import type { SrpVerifier } from "./verifier.ts";

/** The server's half of one SRP-6a exchange. */
export interface SrpExchange {
  /** The client's public value. */
  readonly A: bigint;
  /** Our secret exponent. */
  readonly b: bigint;
  /** Our public value. */
  readonly B: bigint;
  /** v */
  readonly verifier: bigint;
}

const secretBytes = 32;
/** 768 digits of N, and some margin for clients that pad. */
const longestHex = 800;

/** SRP_A as it came: hex, of any length up to N's. Null when it is no such number, or one that would give the key away. */
export function readPublicValue(hex: string): bigint | null {
  if (hex.length > longestHex || !/^[0-9a-f]+$/i.test(hex)) return null;
  const A = BigInt(`0x${hex}`);
  // A ≡ 0 makes S = 0 whatever the password is (RFC 5054 section 2.5.4).
  return modulo(A) === 0n ? null : A;
}

/** Begins an exchange: B = (k·v + g^b) mod N. `b` is random unless given. */
export function beginExchange(A: bigint, stored: SrpVerifier, b?: bigint): SrpExchange {
  const verifier = BigInt(`0x${stored.verifier}`);
  const secret = b ?? toInteger(randomBytes(secretBytes));
  const B = modulo(k * verifier + power(g, secret));
  return B === 0n ? beginExchange(A, stored) : { A, b: secret, B, verifier };
}

/** u = H(pad(A) ‖ pad(B)) */
export function scrambler({ A, B }: Pick<SrpExchange, "A" | "B">): bigint {
  return toInteger(sha256(pad(A), pad(B)));
}

/** S = (A·v^u)^b mod N */
export function sharedSecret(exchange: SrpExchange): bigint {
  const { A, b, verifier } = exchange;
  return power(modulo(A * power(verifier, scrambler(exchange))), b);
}

/** The 16-byte key both sides hold when the password was right. */
export function sessionKey(exchange: SrpExchange): Buffer {
  return deriveKey(sharedSecret(exchange), scrambler(exchange));
}

/** S and u → K: HKDF (RFC 5869) with Cognito's own label, first 16 bytes. */
export function deriveKey(S: bigint, u: bigint): Buffer {
  const extracted = createHmac("sha256", pad(u)).update(pad(S)).digest();
  return createHmac("sha256", extracted).update("Caldera Derived Key\u0001").digest().subarray(0, 16);
}
