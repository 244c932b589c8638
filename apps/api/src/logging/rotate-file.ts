import { existsSync, renameSync, statSync } from "node:fs";
import { withRotationLock } from "./rotation-lock.ts";

/**
 * Renames a full file to `path.1`, what was there to `path.2` and so on; beyond `backups` the oldest goes. Whoever holds it
 * open goes on writing to it until they look. Does nothing where another process is about to, or has (`ino` says which
 * file was full).
 */
export function rotateFile(path: string, { ino, backups }: { ino: number; backups: number }): void {
  withRotationLock(`${path}.lock`, () => {
    if (statSync(path, { throwIfNoEntry: false })?.ino !== ino) return;
    for (let number = firstFree(path, backups); number > 1; number--) {
      renameSync(`${path}.${number - 1}`, `${path}.${number}`);
    }
    renameSync(path, `${path}.1`);
  });
}

/** A process that was killed while it rotated left a gap; the next one fills it, and no file is lost. */
function firstFree(path: string, backups: number): number {
  let number = 1;
  while (number < backups && existsSync(`${path}.${number}`)) number++;
  return number;
}
