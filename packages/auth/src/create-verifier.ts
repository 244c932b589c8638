import { monotonicClock, wallClock } from "./clock.ts";
import { keyFetchTimeLimitMs } from "./fetch-key-set.ts";
import { createKeySource } from "./key-source.ts";
import type { Principal } from "./principal.ts";
import { checkVerifierOptions, type VerifierOptions } from "./verifier-options.ts";
import { type TokenChecks, verifyToken } from "./verify-token.ts";

/** How long known keys go on verifying while the key server is down, in seconds, unless said otherwise. */
export const defaultStaleKeysMaxAgeSeconds = 24 * 60 * 60;

/** Tells whose token it is. Make one per user pool and keep it: it holds the pool's keys. */
export type Verifier = {
  /**
   * Verifies one token and mints its principal. Verdicts are not remembered.
   * @throws AuthError `token_validation_failed` (401) or `identity_provider_unavailable` (503)
   */
  verify(token: string): Promise<Principal>;
  /** Fetches the keys before the first token needs them. Never rejects: ask `holdsKeys` how it went. */
  warmUp(): Promise<void>;
  /** Whether tokens can be verified now; for a readiness probe, which by asking also keeps the keys fresh. */
  holdsKeys(): boolean;
  /** Calls off a fetch in flight and starts no more. */
  close(): void;
};

/**
 * Makes the verifier of one user pool. Nothing is fetched until `verify` or `warmUp` is called.
 * @throws ConfigurationError naming the option that cannot be meant
 */
export function createVerifier(options: VerifierOptions): Verifier {
  checkVerifierOptions(options);
  // Copied, so that nobody can widen a list after it was checked.
  const { issuers, jwksUrl, tokenUse, clientIds, customRoleInAccessToken } = options;
  const keys = createKeySource({
    url: jwksUrl,
    fetch: options.fetch ?? fetch,
    clock: options.monotonicClock ?? monotonicClock,
    staleKeysMaxAgeMs: (options.staleKeysMaxAgeSeconds ?? defaultStaleKeysMaxAgeSeconds) * 1000,
    fetchTimeLimitMs: keyFetchTimeLimitMs,
  });
  const checks: TokenChecks = {
    rules: {
      issuers: new Set(issuers),
      tokenUse,
      clientIds: clientIds === null ? null : new Set(clientIds),
      customRoleInAccessToken,
    },
    keys,
    clock: options.clock ?? wallClock,
  };
  return {
    verify: (token) => verifyToken(token, checks),
    warmUp: () => keys.warmUp(),
    holdsKeys: () => keys.holdsKeys(),
    close: () => keys.close(),
  };
}
