import type { Clock } from "../clock.ts";
import type { KeyLocation, Provider } from "../providers/provider.ts";
import { type Fetch, keyFetchTimeLimitMs } from "./fetch-bounded.ts";
import { fetchKeySet } from "./fetch-key-set.ts";
import type { KeySnapshot } from "./key-snapshot.ts";
import { createKeySource, type KeySource } from "./key-source.ts";
import { restoreKeys } from "./restore-keys.ts";

type KeySourceOf = {
  readonly fetch: Fetch;
  /** Milliseconds that only ever grow. */
  readonly monotonicClock: Clock;
  /** Milliseconds since 1970. */
  readonly clock: Clock;
  readonly staleKeysMaxAgeMs: number;
  readonly snapshot: KeySnapshot | null;
};

/** The keys of one provider: fetched from its place, kept in memory and, where there is a snapshot, over a restart. */
export function keySourceOf({ keys: location, algorithms }: Provider, options: KeySourceOf): KeySource {
  const { fetch, clock, monotonicClock, staleKeysMaxAgeMs, snapshot } = options;
  const source = placeOf(location);
  const fetchKeys = (signal: AbortSignal) =>
    fetchKeySet({ location, algorithms, fetch, timeLimitMs: keyFetchTimeLimitMs, signal });
  if (snapshot === null) return createKeySource({ fetchKeys, clock: monotonicClock, staleKeysMaxAgeMs });
  return createKeySource({
    fetchKeys,
    clock: monotonicClock,
    staleKeysMaxAgeMs,
    restore: () => restoreKeys({ snapshot, source, algorithms, clock }),
    onFetched: ({ text }) =>
      void snapshot.save({ source, fetchedAt: clock.now(), jwks: Buffer.from(text).toString() }),
  });
}

const placeOf = (location: KeyLocation): string =>
  location.kind === "jwks" ? location.url : location.issuer;
