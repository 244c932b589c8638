import type { Clock } from "../clock.ts";
import type { Algorithm } from "../providers/provider.ts";
import { clockSkewSeconds } from "../token/clock-skew.ts";
import { type KeySet, readKeySet } from "./key-set.ts";
import type { KeySnapshot, StoredKeys } from "./key-snapshot.ts";

/** Keys of an earlier life of this process. */
export type RestoredKeys = { readonly keys: KeySet; readonly ageMs: number };

type RestoreKeys = {
  readonly snapshot: KeySnapshot;
  /** Where the keys would be fetched from now. */
  readonly source: string;
  readonly algorithms: ReadonlySet<Algorithm>;
  /** Milliseconds since 1970. */
  readonly clock: Clock;
};

/** Keys from a snapshot, held to the same demands as fetched ones; null when there are none that can be believed. */
export async function restoreKeys(options: RestoreKeys): Promise<RestoredKeys | null> {
  const { snapshot, source, algorithms, clock } = options;
  // Whoever wrote the snapshot may not keep its promise: then nothing was kept, and keys are fetched.
  const stored = await loaded(snapshot);
  if (stored === null || stored.source !== source) return null;
  const ageMs = clock.now() - stored.fetchedAt;
  // Fetched in the future: one of the two clocks was wrong, and the age is unknown.
  if (ageMs < -clockSkewSeconds * 1000) return null;
  try {
    return { keys: await readKeySet(Buffer.from(stored.jwks), algorithms), ageMs: Math.max(0, ageMs) };
  } catch {
    return null;
  }
}

async function loaded(snapshot: KeySnapshot): Promise<StoredKeys | null> {
  try {
    return await snapshot.load();
  } catch {
    return null;
  }
}
