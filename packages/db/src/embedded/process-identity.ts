import { readFile } from "node:fs/promises";

/**
 * When a process started, in a form that no later process with the same pid shares: boot id and clock ticks since boot
 * (proc(5), field 22 of /proc/pid/stat). Null where there is no /proc.
 */
export async function processStart(pid: number): Promise<string | null> {
  try {
    const [boot, stat] = await Promise.all([
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      readFile(`/proc/${pid}/stat`, "utf8"),
    ]);
    // The second field is the program's name in parentheses and may contain spaces: count from behind it.
    const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return `${boot.trim()} ${afterName[19]}`;
  } catch {
    return null;
  }
}

/** Is `pid` running, and is it still the process that started at `start` ("" when that is not known)? */
export async function isSameProcess(pid: number, start: string): Promise<boolean> {
  if (!isRunning(pid)) return false;
  const now = await processStart(pid);
  return now === null || start === "" || now === start;
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process could be signalled (kill(2)).
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
