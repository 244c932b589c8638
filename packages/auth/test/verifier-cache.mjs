/** @import { VerifierOptions } from "../src/verifier-options.ts" */

// The one place that says how the memory of good signatures is switched: the tests, the fuzzer and the bench all ask here.

/** @type {VerifierOptions} Every token is verified anew. */
export const withoutCache = { cache: null };

/**
 * Good signatures are remembered, so many of them.
 * @param {number} maxEntries
 * @returns {VerifierOptions}
 */
export const withCache = (maxEntries) => ({ cache: { maxEntries, maxAgeSeconds: 300 } });
