import { randomUUID } from "node:crypto";
import { closeSync, fstatSync, linkSync, openSync, renameSync, rmSync, statSync } from "node:fs";

/** Rotating takes less than a millisecond, and no process does anything else meanwhile: a lock this old is a dead one's. */
const deadAfter = 10_000;

/**
 * Does the work while no other process does, and not at all where one is at it. The lock is a file that only one can create;
 * that of a process which was killed meanwhile is taken away.
 */
export function withRotationLock(lock: string, work: () => void): void {
  const mine = take(lock) ?? (removeDead(lock) ? take(lock) : null);
  if (mine === null) return;
  try {
    work();
  } finally {
    if (statSync(lock, { throwIfNoEntry: false })?.ino === mine) rmSync(lock, { force: true });
  }
}

/** Answers the lock's inode, null where somebody else has it. */
function take(lock: string): number | null {
  try {
    const fd = openSync(lock, "wx", 0o600);
    const { ino } = fstatSync(fd);
    closeSync(fd);
    return ino;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return null;
    throw error;
  }
}

function removeDead(lock: string): boolean {
  const found = statSync(lock, { throwIfNoEntry: false });
  if (found === undefined) return true;
  if (Math.abs(Date.now() - found.mtimeMs) < deadAfter) return false;
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside); // only one can
  } catch {
    return false;
  }
  const isTheDeadOne = statSync(aside).ino === found.ino;
  if (!isTheDeadOne) giveBack(aside, lock);
  rmSync(aside, { force: true });
  return isTheDeadOne;
}

/** Another process had removed the dead lock first, and this one was its own. */
function giveBack(aside: string, lock: string): void {
  try {
    linkSync(aside, lock);
  } catch {
    // Taken again already.
  }
}
