import { randomBytes, timingSafeEqual } from "node:crypto";
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
  const offered = sha256(pad(verifierFor(identity, password, stored.salt)));
  const kept = sha256(pad(BigInt(`0x${stored.verifier}`)));
  return timingSafeEqual(offered, kept);
}

function verifierFor(identity: SrpIdentity, password: string, salt: string): bigint {
  return power(g, privateKey(identity, password, salt));
}

/** x = H(pad(salt) ‖ H(poolName ‖ userId ‖ ":" ‖ password)). The salt is an integer: leading zeros vanish. */
export function privateKey({ poolName, userId }: SrpIdentity, password: string, salt: string): bigint {
  const inner = sha256(`${poolName}${userId}:${password}`);
  return toInteger(sha256(pad(BigInt(`0x${salt}`)), inner));
}
