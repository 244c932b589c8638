import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Replaces a file so that a crash leaves the old content or the new, never a part: written beside it, flushed to the
 * disk, renamed over it. Readable by the owner only: the files hold private keys.
 */
export async function writeFileAtomically(path: string, content: string): Promise<void> {
  const beside = `${path}.tmp`;
  const file = await open(beside, "w", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  await syncFolder(dirname(path));
}

/** Makes a rename or a removal durable; the name lives in the folder, not in the file. */
export async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder, and does not need it.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
