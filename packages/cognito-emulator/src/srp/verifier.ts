import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { g, pad, power, sha256, toInteger } from "./group.ts";

/** Whose password it is: SRP mixes both names into the verifier, so neither may change afterwards. */
export interface SrpIdentity {
  /** The part of the pool id after `_`. */
  readonly poolName: string;
  /** USER_ID_FOR_SRP. */
  readonly userId: string;
}

/** What is kept in place of a password: salt and v = g^x mod N, both hex. */
export interface SrpVerifier {
  readonly salt: string;
  readonly verifier: string;
}

const saltBytes = 16;

/** Makes the verifier for a new password, with a salt of its own. */
export function createVerifier(identity: SrpIdentity, password: string): SrpVerifier {
  const salt = randomBytes(saltBytes).toString("hex");
  return { salt, verifier: verifierFor(identity, password, salt).toString(16) };
}

/**
 * Whether `password` is the one behind the verifier: g^x = v. The same data serves SRP and the password flows,
 * so the pool never needs the password itself.
 */
export function matchesVerifier(identity: SrpIdentity, password: string, stored: SrpVerifier): boolean {
  const offer = createHmac("sha256", proofKey).update(said(identity, password)).digest();
  const proof = proofs.get(stored);
  if (proof && timingSafeEqual(offer, proof)) return true;
  const offered = sha256(pad(verifierFor(identity, password, stored.salt)));
  const kept = sha256(pad(BigInt(`0x${stored.verifier}`)));
  const matches = timingSafeEqual(offered, kept);
  if (matches) proofs.set(stored, offer);
  return matches;
}

/**
 * What has matched before, in memory only and under a key of this process: a test suite signs the same people in over
 * and over, and g^x is what costs most of it but the signatures. A new password is another verifier, and unproven.
 */
const proofs = new WeakMap<SrpVerifier, Buffer>();
const proofKey = randomBytes(32);

function verifierFor(identity: SrpIdentity, password: string, salt: string): bigint {
  return power(g, privateKey(identity, password, salt));
}

/** x = H(pad(salt) ‖ H(poolName ‖ userId ‖ ":" ‖ password)). The salt is an integer: leading zeros vanish. */
export function privateKey(identity: SrpIdentity, password: string, salt: string): bigint {
  return toInteger(sha256(pad(BigInt(`0x${salt}`)), sha256(said(identity, password))));
}

const said = ({ poolName, userId }: SrpIdentity, password: string) => `${poolName}${userId}:${password}`;
