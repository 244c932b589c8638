import { withCache, withoutCache } from "../test/verifier-cache.mjs";
import { names } from "./contestant.mjs";

/** @import { TestIssuer } from "../src/testing.ts" */
/** @import { Contestant } from "./contestant.mjs" */

/**
 * Our verifier as it ships: what dist exports, with its defaults but for the cache.
 * @param {TestIssuer} pool
 * @param {number} cacheEntries
 * @returns {readonly Contestant[]}
 */
export function createOurs(pool, cacheEntries) {
  const uncached = pool.createVerifier(withoutCache);
  const cached = pool.createVerifier(withCache(cacheEntries));
  return [
    { name: names.uncached, onlySignature: false, verify: (token) => uncached.verify(token) },
    { name: names.hits, onlySignature: false, verify: (token) => cached.verify(token) },
  ];
}
