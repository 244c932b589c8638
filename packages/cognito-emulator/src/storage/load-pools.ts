import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { PoolStore } from "../pool/pool-store.ts";
import { StartUpError } from "../start-up-error.ts";
import {
  fromDocuments,
  GrantsDocument,
  grantsFile,
  isPoolFile,
  OutboxDocument,
  outboxFile,
  PoolDocument,
  poolFile,
} from "./pool-documents.ts";

/** Reads every pool of the folder, and clears what a crash left half done. Throws StartUpError naming a bad file. */
export async function loadPools(folder: string, pools: PoolStore): Promise<void> {
  const names = await readdir(folder);
  await clearHalfDone(folder, names);
  for (const name of names.filter(isPoolFile)) {
    const id = name.slice(0, -".json".length);
    const pool = await readDocument(join(folder, name), PoolDocument);
    if (pool === null) continue;
    const grants = (await readDocument(join(folder, grantsFile(id)), GrantsDocument)) ?? [];
    const outbox = (await readDocument(join(folder, outboxFile(id)), OutboxDocument)) ?? [];
    pools.add(fromDocuments({ pool, grants, outbox, functions: pools.functions }));
  }
}

/** What was being written, and what belonged to a pool whose removal had begun. */
async function clearHalfDone(folder: string, names: readonly string[]): Promise<void> {
  const present = new Set(names);
  const isOrphan = (name: string) => {
    const [, id] = /^([\w-]+_[0-9A-Za-z]+)\.\w+\.json$/.exec(name) ?? [];
    return id !== undefined && !present.has(poolFile(id));
  };
  for (const name of names) {
    if (name.endsWith(".tmp") || isOrphan(name)) await rm(join(folder, name), { force: true });
  }
}

async function readDocument<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    // A pool that never had a session or a message has no such file. Node gives every system error a code.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new StartUpError("data-unreadable", `The file ${path} cannot be read as this emulator's data.`, {
      cause: error,
    });
  }
}
