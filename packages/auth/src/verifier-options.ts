import type { Clock } from "./clock.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import type { Fetch } from "./keys/fetch-bounded.ts";
import type { KeySnapshot } from "./keys/key-snapshot.ts";
import { waitForRefreshAfterMs } from "./keys/key-source.ts";
import type { RolePermissions } from "./policy/permissions.ts";
import { isPositiveNumber } from "./positive-number.ts";
import type { RemoteCheck } from "./revocation/remote-check.ts";
import type { RevocationSource } from "./revocation/revocation-source.ts";
import type { CacheOptions } from "./token/verified-tokens.ts";

/** What may be said of a verifier beyond whom it believes. Nothing here takes a check away. */
export type VerifierOptions = {
  /** Which role may do what; `definePermissions` makes it. Default: no role is given any permission. */
  readonly rolePermissions?: RolePermissions;
  /** Which good tokens have been taken back. Default: none, so a token is good until its `exp`. */
  readonly revocation?: RevocationSource;
  /**
   * Whom the guard `confirmed` asks; with several providers, whom for each of them, by its name: a token is shown to
   * nobody but who issued it. Default: nobody, and such procedures fail with 500.
   */
  readonly remoteCheck?: RemoteCheck | Readonly<Record<string, RemoteCheck>>;
  /** How many good signatures are remembered and for how long; null remembers none. Default: 10,000 for 5 minutes. */
  readonly cache?: CacheOptions | null;
  /** How long keys are used when they cannot be refreshed, in seconds; 600 at least. Default: 24 hours. */
  readonly staleKeysMaxAgeSeconds?: number;
  /** Keeps keys over a restart, by the name of each provider; `fileKeySnapshot` makes one. Default: nothing is kept. */
  readonly keySnapshot?: (provider: string) => KeySnapshot;
  /**
   * Told why a provider's keys could not be fetched, for the log: an address that is mistyped looks like an outage
   * otherwise. Must not throw.
   */
  readonly onKeysUnavailable?: (provider: string, error: unknown) => void;
  /** What `exp`, `nbf`, `iat` and `auth_time` are compared with, in milliseconds since 1970. Default: the machine's clock. */
  readonly clock?: Clock;
  /** What the age of keys and of remembered tokens is measured with; must never go back. Default: `performance.now`. */
  readonly monotonicClock?: Clock;
  /** How keys are fetched. Default: the global `fetch`. */
  readonly fetch?: Fetch;
};

/** @throws ConfigurationError naming the first option that cannot be meant. */
export function checkVerifierOptions({ staleKeysMaxAgeSeconds, cache }: VerifierOptions): void {
  const shortest = waitForRefreshAfterMs / 1000;
  if (
    staleKeysMaxAgeSeconds !== undefined &&
    !(isPositiveNumber(staleKeysMaxAgeSeconds) && staleKeysMaxAgeSeconds >= shortest)
  ) {
    // Shorter than keys are used between two refreshes would be an outage with a key server in good health.
    throw new ConfigurationError("staleKeysMaxAgeSeconds", `must be ${shortest} seconds or more`);
  }
  if (cache === undefined || cache === null) return;
  if (!isEntryCount(cache.maxEntries)) {
    throw new ConfigurationError("cache.maxEntries", "must be a positive whole number, 1000000 at most");
  }
  // Longer would keep a withdrawn key's verdicts for longer than its owner expects (keys are refreshed every 5 minutes).
  if (!isPositiveNumber(cache.maxAgeSeconds) || cache.maxAgeSeconds > 3600) {
    throw new ConfigurationError("cache.maxAgeSeconds", "must be a positive number of seconds, 3600 at most");
  }
}

/** Room for all entries is taken at once: a slip of a few zeros would end the process by its memory, not by a sentence. */
const isEntryCount = (value: unknown): boolean =>
  isPositiveNumber(value) && Number.isInteger(value) && value <= 1_000_000;
