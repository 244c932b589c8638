import type { Clock } from "../clock.ts";
import type { FetchedKeySet } from "./fetch-key-set.ts";
import { type KeySet, keepUnchanged } from "./key-set.ts";
import type { RestoredKeys } from "./restore-keys.ts";
import type { VerificationKey } from "./verification-key.ts";

/** Older keys are still used, and refreshed behind the caller's back: a withdrawn key is dropped within minutes. */
export const refreshAfterMs = 5 * 60_000;

/**
 * Keys this old are met only after a quiet spell, because traffic refreshes them sooner. The first caller then waits for
 * the refresh, so that a key withdrawn in the meantime opens nothing. In an outage nobody waits.
 */
export const waitForRefreshAfterMs = 10 * 60_000;

/**
 * How long unknown kids are answered without asking again, after a fetch that did not bring the kid it was made for.
 * The trade: with 10 s a flood of made-up kids costs the key server six requests a minute, and during such a flood a key
 * that has just rotated in waits at most 10 s. Without a flood it is found at once.
 */
export const unknownKidCoolDownMs = 10_000;

/** Waiting times after failed fetches: doubled from the first to the last. */
const backOff = { firstMs: 1000, lastMs: 30_000 } as const;

export type KeyLookup =
  | { readonly kind: "found"; readonly key: VerificationKey }
  /** The key server was asked, or was asked so recently that it is not asked again: it has no such key. */
  | { readonly kind: "unknown" }
  /** Nobody can tell whether the key exists. */
  | { readonly kind: "unavailable"; readonly retryAfterSeconds: number };

/** Finds the public key of a token. */
export type KeySource = {
  /** The key when it is known and fresh, without waiting; starts a refresh that is due. Otherwise ask `find`. */
  peek(kid: string): VerificationKey | undefined;
  /** Never rejects, and never waits when the kid is known and its key is fresh. */
  find(kid: string): Promise<KeyLookup>;
  /** Fetches keys unless they are fresh or a fetch failed just now. Resolves either way. */
  warmUp(): Promise<void>;
  /** Whether tokens can be verified now. Asking also starts a refresh that is due, so readiness probes keep keys fresh. */
  holdsKeys(): boolean;
  /** Calls off a fetch in flight and starts no more. Keys in hand stay usable. */
  close(): void;
};

export type KeySourceOptions = {
  /** Gets the keys; rejects when they cannot be had. */
  readonly fetchKeys: (signal: AbortSignal) => Promise<FetchedKeySet>;
  /** Measures ages and waiting times; must never go back. */
  readonly clock: Clock;
  /** How long keys are used when they cannot be refreshed. */
  readonly staleKeysMaxAgeMs: number;
  /** Keys of an earlier life of this process, looked for once, before the first fetch. Never rejects. */
  readonly restore?: () => Promise<RestoredKeys | null>;
  /** Told why keys could not be fetched. Must not throw. */
  readonly onFailed?: (error: unknown) => void;
  /** Told of every set that was fetched. Must not throw. */
  readonly onFetched?: (fetched: FetchedKeySet) => void;
};

/** Keeps the keys of one provider in memory. Fetches nothing until it is asked; starts no timer. */
export function createKeySource(options: KeySourceOptions): KeySource {
  const { fetchKeys, clock, staleKeysMaxAgeMs, restore, onFetched, onFailed } = options;
  const closing = new AbortController();

  let held: { readonly keys: KeySet; readonly fetchedAt: number } | undefined;
  let inFlight: Promise<void> | undefined;
  let restoring: Promise<void> | undefined;
  let failures = 0;
  let noFetchBefore = Number.NEGATIVE_INFINITY;
  let noFetchForUnknownKidBefore = Number.NEGATIVE_INFINITY;

  const keysAge = () => (held === undefined ? Number.POSITIVE_INFINITY : clock.now() - held.fetchedAt);
  const keysInUse = () => (keysAge() < staleKeysMaxAgeMs ? held?.keys : undefined);
  const mayFetch = () => !closing.signal.aborted && clock.now() >= noFetchBefore;

  /** One fetch at a time, whoever asks: later callers wait for the one in flight. */
  function fetchOnce(): Promise<void> {
    inFlight ??= fetchKeys(closing.signal)
      .then(keepKeys, backAway)
      .finally(() => {
        inFlight = undefined;
      });
    return inFlight;
  }

  function keepKeys(fetched: FetchedKeySet): void {
    held = { keys: keepUnchanged(fetched.keys, held?.keys), fetchedAt: clock.now() };
    failures = 0;
    onFetched?.(fetched);
  }

  /** Once: what was kept is the past, and a fetch is the present. */
  function restoreOnce(): Promise<void> {
    restoring ??= (restore?.() ?? Promise.resolve(null)).then((restored) => {
      if (restored !== null && held === undefined) {
        held = { keys: restored.keys, fetchedAt: clock.now() - restored.ageMs };
      }
    });
    return restoring;
  }

  function backAway(error: unknown): void {
    failures++;
    if (!closing.signal.aborted) onFailed?.(error);
    const pause = Math.min(backOff.firstMs * 2 ** (failures - 1), backOff.lastMs);
    // With keys in hand only unknown kids and refreshes wait, so there is no hurry; without any, everybody waits.
    const atLeast = keysInUse() === undefined ? 0 : unknownKidCoolDownMs;
    noFetchBefore = clock.now() + Math.max(pause, atLeast);
  }

  function refreshIfDue(): void {
    if (keysAge() >= refreshAfterMs && mayFetch()) void fetchOnce();
  }

  async function refreshAfterQuietSpell(): Promise<void> {
    if (keysAge() >= waitForRefreshAfterMs && failures === 0 && mayFetch()) await fetchOnce();
    else refreshIfDue();
  }

  async function fetchForUnknownKid(kid: string): Promise<void> {
    if (inFlight !== undefined) await inFlight;
    if (keysInUse()?.has(kid) || !mayFetch() || clock.now() < noFetchForUnknownKidBefore) return;
    await fetchOnce();
    // After a failure the back-off speaks instead: it knows whether anybody else is waiting.
    const fruitless = failures === 0 && !keysInUse()?.has(kid);
    if (fruitless) noFetchForUnknownKidBefore = clock.now() + unknownKidCoolDownMs;
  }

  function unavailable(): KeyLookup {
    const seconds = Math.ceil((noFetchBefore - clock.now()) / 1000);
    return { kind: "unavailable", retryAfterSeconds: Math.max(1, seconds) };
  }

  return {
    peek(kid) {
      if (keysAge() >= waitForRefreshAfterMs) return undefined; // find waits for a refresh
      refreshIfDue();
      return keysInUse()?.get(kid);
    },
    async find(kid) {
      if (held === undefined) await restoreOnce();
      if (keysInUse()?.has(kid)) await refreshAfterQuietSpell();
      else await fetchForUnknownKid(kid);

      const keys = keysInUse();
      const key = keys?.get(kid);
      if (key !== undefined) return { kind: "found", key };
      // While the key server fails, an unknown kid may be one that has just rotated in: we cannot tell, so we say so.
      return keys === undefined || failures > 0 ? unavailable() : { kind: "unknown" };
    },
    async warmUp() {
      await restoreOnce();
      if (keysAge() >= refreshAfterMs && mayFetch()) await fetchOnce();
    },
    holdsKeys() {
      // A probe may be the only one who asks: nobody is sent here before it hears a yes.
      if (held === undefined) void restoreOnce();
      refreshIfDue();
      return keysInUse() !== undefined;
    },
    close() {
      closing.abort();
    },
  };
}
