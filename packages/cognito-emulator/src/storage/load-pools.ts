import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { PoolStore } from "../pool/pool-store.ts";
import { StartUpError } from "../start-up-error.ts";
import {
  fromDocuments,
  GrantsDocument,
  grantsFile,
  OutboxDocument,
  outboxFile,
  PoolDocument,
} from "./pool-documents.ts";

/** Reads every pool of the folder, and clears what a crash left half written. Throws StartUpError naming a bad file. */
export async function loadPools(folder: string, pools: PoolStore): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith(".tmp")) await rm(join(folder, name), { force: true });
    const [, id] = /^([\w-]+_[0-9A-Za-z]+)\.json$/.exec(name) ?? [];
    if (id === undefined) continue;
    const pool = await readDocument(join(folder, name), PoolDocument);
    if (pool === null) continue;
    const grants = (await readDocument(join(folder, grantsFile(id)), GrantsDocument)) ?? [];
    const outbox = (await readDocument(join(folder, outboxFile(id)), OutboxDocument)) ?? [];
    pools.add(fromDocuments({ pool, grants, outbox, functions: pools.functions }));
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
