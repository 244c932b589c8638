/** @import { VerifierOptions } from "../src/verifier-options.ts" */

// The one place that says how the verified-token cache is switched: the tests, the fuzzer and the bench all ask here.
// Cast, because the option is named before the verifier knows it.

/** Every token is verified anew. */
export const withoutCache = /** @type {Partial<VerifierOptions>} */ (
  /** @type {unknown} */ ({ cache: null })
);

/**
 * Verdicts on good tokens are remembered, so many of them.
 * @param {number} maxEntries
 */
export const withCache = (maxEntries) =>
  /** @type {Partial<VerifierOptions>} */ (/** @type {unknown} */ ({ cache: { maxEntries } }));
