import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { PoolStore } from "../pool/pool-store.ts";
import { syncFolder, writeFileAtomically } from "./atomic-file.ts";
import { lockFolder } from "./folder-lock.ts";
import { loadPools } from "./load-pools.ts";
import { makeFolder } from "./make-folder.ts";
import { isPoolFile, toDocuments } from "./pool-documents.ts";

/** Where the pools survive the process. */
export interface Storage {
  /** Resolves once everything that has happened so far is on disk. Rejects when it could not be written. */
  settle(): Promise<void>;
  /** Writes the rest and frees the folder. */
  close(): Promise<void>;
}

/** Keeps nothing: what a test wants. */
const memoryOnly: Storage = { settle: async () => {}, close: async () => {} };

/**
 * Opens `dataDir`/cognito and loads the pools it holds; null keeps everything in memory.
 * Throws StartUpError when another process holds the folder, or a file in it is not ours.
 */
export async function openStorage(dataDir: string | null, pools: PoolStore): Promise<Storage> {
  if (dataDir === null) return memoryOnly;
  const folder = join(dataDir, "cognito");
  await makeFolder(folder);
  const unlock = await lockFolder(folder);
  try {
    await loadPools(folder, pools);
  } catch (error) {
    await unlock();
    throw error;
  }
  return folderStorage(folder, pools, unlock);
}

function folderStorage(folder: string, pools: PoolStore, unlock: () => Promise<void>): Storage {
  const written = new Map<string, string>(
    pools
      .all()
      .flatMap((pool) => toDocuments(pool).map(({ name, content }) => [name, digest(serialize(content))])),
  );

  /** Nothing marks a pool as changed, so nothing can be forgotten: what differs from the disk is written. */
  async function writeChanges(): Promise<void> {
    const documents = pools.all().flatMap(toDocuments);
    const wanted = documents.map(({ name, content }) => ({ name, text: serialize(content) }));
    for (const { name, text } of wanted) {
      const now = digest(text);
      if (written.get(name) === now) continue;
      await writeFileAtomically(join(folder, name), text);
      written.set(name, now);
    }
    await removeGone(new Set(wanted.map(({ name }) => name)));
  }

  /** The pool itself goes first: a crash in between must not leave a pool that lost its sessions. */
  async function removeGone(present: ReadonlySet<string>): Promise<void> {
    const gone = [...written.keys()].filter((name) => !present.has(name));
    for (const name of gone.toSorted((left, right) => Number(isPoolFile(right)) - Number(isPoolFile(left)))) {
      await rm(join(folder, name), { force: true });
      written.delete(name);
    }
    if (gone.length > 0) await syncFolder(folder);
  }

  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  /** Whoever comes while a round is running shares the next one, which sees everything that happened until it starts. */
  function settle(): Promise<void> {
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        running = writeChanges();
        return running;
      });
    return next;
  }

  return {
    settle,
    async close() {
      try {
        await settle();
      } finally {
        await unlock();
      }
    },
  };
}

const serialize = (content: object): string => JSON.stringify(content);

const digest = (text: string): string => createHash("sha256").update(text).digest("base64");
