import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { PoolStore } from "../pool/pool-store.ts";
import { syncFolder, writeFileAtomically } from "./atomic-file.ts";
import { lockFolder } from "./folder-lock.ts";
import { GrantsJournal } from "./grants-journal.ts";
import { loadPools } from "./load-pools.ts";
import { makeFolder } from "./make-folder.ts";
import { filesOf, outboxFile, poolFile } from "./pool-documents.ts";
import { documentText, type PoolTexts, textsOf } from "./pool-texts.ts";
import { noGrants } from "./read-grants.ts";

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
    return folderStorage(folder, pools, await loadPools(folder, pools), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

function folderStorage(
  folder: string,
  pools: PoolStore,
  journals: Map<string, GrantsJournal>,
  unlock: () => Promise<void>,
): Storage {
  const written = new Map<string, PoolTexts>(pools.all().map((pool) => [pool.id, textsOf(pool)]));

  /** No operation says what it has changed, so none can forget to: what differs from the disk is written. */
  async function writeChanges(): Promise<void> {
    // All of it as it is at this moment: the first wait lets others change what is not looked at yet.
    const wanted = pools.all().map((pool) => {
      const journal = journals.get(pool.id) ?? new GrantsJournal(folder, pool.id, noGrants);
      journals.set(pool.id, journal);
      return { id: pool.id, texts: textsOf(pool), journal, changes: journal.changes(pool.grants) };
    });
    // Messages and sessions first: a crash in between may leave a mail without its user, never a user without his mail.
    for (const { id, texts, journal, changes } of wanted) {
      const before = written.get(id) ?? { outbox: null, settings: null, users: null };
      if (texts.outbox !== before.outbox)
        await writeFileAtomically(join(folder, outboxFile(id)), texts.outbox);
      if (changes) await journal.write(changes);
      if (texts.settings !== before.settings || texts.users !== before.users)
        await writeFileAtomically(join(folder, poolFile(id)), documentText(texts));
      written.set(id, texts);
    }
    await removeGone(new Set(wanted.map(({ id }) => id)));
  }

  async function removeGone(present: ReadonlySet<string>): Promise<void> {
    const gone = [...journals.keys()].filter((id) => !present.has(id));
    for (const id of gone) {
      for (const name of filesOf(id)) await rm(join(folder, name), { force: true });
      written.delete(id);
      journals.delete(id);
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
