import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { syncFolder } from "./atomic-file.ts";

/**
 * Makes a folder and those above it, readable by the owner only, and writes their names to the disk: a file in a
 * folder whose own name was lost is lost as well.
 */
export async function makeFolder(path: string): Promise<void> {
  const whole = resolve(path);
  const first = await mkdir(whole, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const above = dirname(first);
  for (let folder = whole; folder !== above; folder = dirname(folder)) await syncFolder(dirname(folder));
}
