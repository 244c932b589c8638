import { createDiffieHellman, createHash, getDiffieHellman } from "node:crypto";

/** N: the 3072-bit prime of RFC 3526 section 4 ("modp15"), which Cognito's SRP-6a is done over. */
const primeBytes = getDiffieHellman("modp15").getPrime();
export const N: bigint = toInteger(primeBytes);

/** g: the generator. */
export const g = 2n;

/** k = H(pad(N) ‖ pad(g)). Cognito does not pad g to the length of N, as RFC 5054 would. */
export const k: bigint = toInteger(sha256(pad(N), pad(g)));

// OpenSSL's Diffie-Hellman is a modular power some eight times faster than BigInt's. One instance serves all calls:
// each sets its own exponent just before it uses it, without yielding in between.
const diffieHellman = createDiffieHellman(primeBytes, 2);

/** base^exponent mod N. */
export function power(base: bigint, exponent: bigint): bigint {
  const reduced = modulo(base);
  // Diffie-Hellman refuses the three trivial bases, rightly; the mathematics still has answers for them.
  if (reduced === 0n || exponent === 0n) return exponent === 0n ? 1n : 0n;
  if (reduced === 1n) return 1n;
  if (reduced === N - 1n) return exponent % 2n === 0n ? 1n : reduced;
  diffieHellman.setPrivateKey(pad(exponent));
  return toInteger(diffieHellman.computeSecret(pad(reduced)));
}

/** The remainder in 0…N−1, also of a negative number. */
export function modulo(value: bigint): bigint {
  const remainder = value % N;
  return remainder < 0n ? remainder + N : remainder;
}

/** Shortest big-endian bytes of n, with a zero byte in front when the top bit is set: Cognito's one encoding. */
export function pad(n: bigint): Buffer {
  const hex = n.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex");
}

export function toInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString("hex") || "0"}`);
}

export function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
