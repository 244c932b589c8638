import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PoolStore } from "../pool/pool-store.ts";
import { GrantsJournal } from "./grants-journal.ts";
import {
  fromDocuments,
  isPoolFile,
  OutboxDocument,
  outboxFile,
  PoolDocument,
  poolFile,
} from "./pool-documents.ts";
import { readDocument } from "./read-document.ts";
import { readGrants } from "./read-grants.ts";

/**
 * Reads every pool of the folder, and clears what a crash left half done. Returns the journals of their sign-ins by pool
 * id. Throws StartUpError naming a bad file.
 */
export async function loadPools(folder: string, pools: PoolStore): Promise<Map<string, GrantsJournal>> {
  const names = await readdir(folder);
  await clearHalfDone(folder, names);
  const journals = new Map<string, GrantsJournal>();
  for (const name of names.filter(isPoolFile)) {
    const id = name.slice(0, -".json".length);
    const pool = await readDocument(join(folder, name), PoolDocument);
    if (pool === null) continue;
    const stored = await readGrants(folder, id);
    const outbox = (await readDocument(join(folder, outboxFile(id)), OutboxDocument)) ?? [];
    pools.add(fromDocuments({ pool, grants: stored.grants, outbox, functions: pools.functions }));
    journals.set(id, new GrantsJournal(folder, id, stored));
  }
  return journals;
}

/** What was being written, and what belonged to a pool whose removal had begun. */
async function clearHalfDone(folder: string, names: readonly string[]): Promise<void> {
  const present = new Set(names);
  const isOrphan = (name: string) => {
    const [, id] = /^([\w-]+_[0-9A-Za-z]+)\.\w+\.jsonl?$/.exec(name) ?? [];
    return id !== undefined && !present.has(poolFile(id));
  };
  for (const name of names) {
    if (name.endsWith(".tmp") || isOrphan(name)) await rm(join(folder, name), { force: true });
  }
}
