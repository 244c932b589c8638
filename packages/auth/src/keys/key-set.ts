import type { Algorithm } from "../providers/provider.ts";
import { readJsonObject } from "../token/json-object.ts";
import { readVerificationKey, type VerificationKey } from "./verification-key.ts";

/** Keys by `kid`, matched exactly. */
export type KeySet = ReadonlyMap<string, VerificationKey>;

/**
 * Reads a JWK Set (RFC 7517, section 5) and returns its usable keys.
 * A set without one usable key counts as a failure: replacing good keys with none would sign everybody out,
 * and a provider never publishes such a set.
 * @throws Error when it is not such a set
 */
export async function readKeySet(bytes: Buffer, allowed: ReadonlySet<Algorithm>): Promise<KeySet> {
  const members = readJsonObject(bytes)?.["keys"];
  if (!Array.isArray(members)) throw new Error("The key server's answer is not a JWK Set.");

  const keys = new Map<string, VerificationKey>();
  const ambiguous = new Set<string>();
  for (const found of await Promise.all(members.map((member) => readVerificationKey(member, allowed)))) {
    if (found === null) continue;
    const other = keys.get(found.kid);
    if (other !== undefined && !isSameKey(other, found)) ambiguous.add(found.kid);
    keys.set(found.kid, found);
  }
  // Two keys of one name: whichever we took, the other one's owner might have been meant. Neither is used.
  for (const kid of ambiguous) keys.delete(kid);
  if (keys.size === 0) throw new Error("The key set has no usable key.");
  return keys;
}

/**
 * The new set, in which a key that has not changed is the very object it was. A verdict that was remembered for a key
 * can so be told from one for another key that took its name.
 */
export function keepUnchanged(next: KeySet, previous: KeySet | undefined): KeySet {
  const same = ([kid, key]: readonly [string, VerificationKey]): [string, VerificationKey] => {
    const before = previous?.get(kid);
    return [kid, before !== undefined && isSameKey(before, key) ? before : key];
  };
  return new Map([...next].map(same));
}

function isSameKey(one: VerificationKey, other: VerificationKey): boolean {
  const sameUse = [...one.algorithms].join() === [...other.algorithms].join();
  return one.thumbprint === other.thumbprint && sameUse;
}
