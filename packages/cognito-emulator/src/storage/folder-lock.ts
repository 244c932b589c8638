import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { StartUpError } from "../start-up-error.ts";
import { identityOf, isAlive, ProcessIdentity } from "./process-identity.ts";

const Holder = ProcessIdentity.extend({ lock: z.string() });

const attempts = 10;

/**
 * Takes a folder for this process: two that wrote into it would overwrite each other's users. A lock that a crash left
 * behind is taken over. Returns what frees it. Throws StartUpError when a living process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, "lock");
  const mine = JSON.stringify({ ...(await identityOf(process.pid)), lock: randomUUID() });
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await placeLock(path, mine)) {
      return async () => {
        if ((await readLock(path)) === mine) await rm(path, { force: true });
      };
    }
    const found = await readLock(path);
    if (found !== null) await clearStale(path, found);
  }
  throw inUse(folder);
}

/** A link appears with its content already in it, or not at all. */
async function placeLock(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    // Node gives every system error a code.
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function clearStale(path: string, found: string): Promise<void> {
  const holder = parseHolder(found);
  if (holder && (await isAlive(holder))) throw inUse(path);
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return; // Another process was quicker.
  }
  // Between reading and moving, another process may have taken the folder: then this is its lock, and goes back.
  if ((await readLock(aside)) !== found) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

function parseHolder(text: string): z.infer<typeof Holder> | null {
  try {
    return Holder.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

async function readLock(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch(() => null);
}

const inUse = (path: string) =>
  new StartUpError("data-folder-in-use", `Another emulator is using the data folder (${path}).`);
