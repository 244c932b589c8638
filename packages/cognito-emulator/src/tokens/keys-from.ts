import { createPrivateKey, randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartUpError } from "../start-up-error.ts";
import { makeFolder } from "../storage/make-folder.ts";
import { type MakeKey, makeKey } from "./make-key.ts";

/**
 * The keys of a folder, the first one first; what it lacks is made and put there, readable by the owner only. Whoever asks
 * the same folder in another process is given the same keys: for tests, which make many pools and keep no secret.
 * Throws StartUpError naming a file that holds no such key.
 */
export function keysFrom(folder: string): MakeKey {
  let taken = 0;
  return async () => {
    // Counted before anything is waited for: two pools that are made at the same time must not share a key.
    const path = join(folder, `${taken++}.pem`);
    const kept = (await readIfThere(path)) ?? (await addKey(folder, path));
    assertKey(kept, path);
    return kept;
  };
}

async function addKey(folder: string, path: string): Promise<string> {
  const made = await makeKey();
  await makeFolder(folder);
  // Test processes run side by side: each writes under a name of its own, and a key appears whole or not at all.
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(unfinished, made, { mode: 0o600 });
    // Unlike a rename, a link puts nothing in the place of what another process put there first.
    await link(unfinished, path);
    return made;
  } catch (error) {
    // Node gives every system error a code.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return await readFile(path, "utf8");
  } finally {
    await rm(unfinished, { force: true });
  }
}

function assertKey(pem: string, path: string): void {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    if (asymmetricKeyType === "rsa" && asymmetricKeyDetails?.modulusLength === 2048) return;
  } catch {
    // Not PEM at all.
  }
  throw new StartUpError("data-unreadable", `The file ${path} holds no RSA-2048 private key.`);
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    // Node gives every system error a code.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
