import type { Clock } from "../clock.ts";
import type { KeyLocation, Provider } from "../providers/provider.ts";
import { type Fetch, keyFetchTimeLimitMs } from "./fetch-bounded.ts";
import { fetchKeySet } from "./fetch-key-set.ts";
import type { KeySnapshot, StoredKeys } from "./key-snapshot.ts";
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
  /** Told why keys could not be fetched. */
  readonly onFailed: (error: unknown) => void;
};

/** The keys of one provider: fetched from its place, kept in memory and, where there is a snapshot, over a restart. */
export function keySourceOf({ keys: location, algorithms }: Provider, options: KeySourceOf): KeySource {
  const { fetch, clock, monotonicClock, staleKeysMaxAgeMs, snapshot, onFailed } = options;
  const source = placeOf(location);
  const fetchKeys = (signal: AbortSignal) =>
    fetchKeySet({ location, algorithms, fetch, timeLimitMs: keyFetchTimeLimitMs, signal });
  const shared = { fetchKeys, clock: monotonicClock, staleKeysMaxAgeMs, onFailed };
  if (snapshot === null) return createKeySource(shared);
  return createKeySource({
    ...shared,
    restore: () => restoreKeys({ snapshot, source, algorithms, clock }),
    onFetched: ({ text }) => void keep(snapshot, { source, fetchedAt: clock.now(), jwks: text.toString() }),
  });
}

/** A snapshot that breaks its promise never to reject must not end the process. */
async function keep(snapshot: KeySnapshot, keys: StoredKeys): Promise<void> {
  try {
    await snapshot.save(keys);
  } catch {
    // Nothing was kept: the next fetch tries again.
  }
}

const placeOf = (location: KeyLocation): string =>
  location.kind === "jwks" ? location.url : location.issuer;
