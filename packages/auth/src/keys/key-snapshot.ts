import { mkdir, open, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";

/** What is kept of a provider's keys between two lives of a process. */
export type StoredKeys = {
  /** Where they came from: keys of another place are not these. */
  readonly source: string;
  /** When they were fetched, in milliseconds since 1970. */
  readonly fetchedAt: number;
  /** The JWK Set as it was fetched. */
  readonly jwks: string;
};

/** Keeps public keys over a restart, so that one during an outage of the key server still verifies. */
export type KeySnapshot = {
  /** Never rejects: what cannot be read or believed is null. */
  load(): Promise<StoredKeys | null>;
  /** Never rejects: a snapshot that cannot be written costs nothing but the next restart during an outage. */
  save(keys: StoredKeys): Promise<void>;
};

const Stored = z.object({ source: z.string(), fetchedAt: z.number().positive(), jwks: z.string() });

/** Whoever else may write the file may let in whom they like. */
const writableByOthers = 0o022;

/** Ours, or that of the machine's owner: who owns a file can write it whatever its mode says. Windows has no such ids. */
function isOurs({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  const own = process.getuid?.();
  if (own === undefined) return true;
  return (uid === own || uid === 0) && (mode & writableByOthers) === 0;
}

/**
 * A snapshot in a file. The keys are public, but whoever writes the file decides whose tokens are good: one that somebody
 * else owns, or that its group or others may write to, is not believed. Written whole or not at all.
 */
export function fileKeySnapshot(path: string): KeySnapshot {
  return {
    async load() {
      try {
        if (!isOurs(await stat(path))) return null;
        return Stored.parse(JSON.parse(await readFile(path, "utf8")));
      } catch {
        return null;
      }
    },
    async save(keys) {
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        const draft = `${path}.${process.pid}.tmp`;
        await writeFile(draft, JSON.stringify(keys), { mode: 0o600 });
        await syncFile(draft);
        await rename(draft, path);
      } catch {
        // Said above: the next fetch tries again.
      }
    },
  };
}

/** Before the rename: otherwise a power cut may leave the new name on an empty file. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
