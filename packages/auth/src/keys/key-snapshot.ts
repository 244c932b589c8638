import { randomUUID } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
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

/**
 * A snapshot in a file. The keys are public, but whoever writes the file decides whose tokens are good: one that is
 * somebody else's, or that its group or others may write to, is not believed. Written whole or not at all.
 */
export function fileKeySnapshot(path: string): KeySnapshot {
  return {
    async load() {
      try {
        return Stored.parse(JSON.parse(await readOwn(path)));
      } catch {
        return null;
      }
    },
    async save(keys) {
      // One for each save, whoever else keeps the same keys: verifiers of a process, and containers that share a number.
      const draft = `${path}.${randomUUID()}.tmp`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(draft, JSON.stringify(keys), { mode: 0o600, flag: "wx" });
        await syncFile(draft);
        await rename(draft, path);
      } catch {
        // Said above: the next fetch tries again.
        await rm(draft, { force: true }).catch(() => {});
      }
    },
  };
}

/** Looks at the file it reads, and not at one that somebody may have put in its place in between. */
async function readOwn(path: string): Promise<string> {
  // Without waiting: behind the name there could be a pipe that nobody ever writes to.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!isBelievable(await file.stat())) throw new Error("Somebody else may have written this.");
    return await file.readFile("utf8");
  } finally {
    await file.close();
  }
}

function isBelievable(file: Stats): boolean {
  const self = process.getuid?.() ?? file.uid; // Windows has no such numbers
  return file.isFile() && (file.uid === self || file.uid === 0) && (file.mode & writableByOthers) === 0;
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
