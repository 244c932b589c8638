import { createHash } from "node:crypto";
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";

/** Which process it is, beyond its number: numbers are used again, and every container begins to count at 1. */
export type ProcessIdentity = {
  readonly pid: number;
  /** Clock ticks from boot to its start (proc(5), field 22 of /proc/pid/stat); "" where the system does not tell. */
  readonly start: string;
  /** Within what the pid means something: one boot of one machine, and on Linux one PID namespace of it. */
  readonly world: string;
};

/** This process. */
export async function thisProcess(): Promise<ProcessIdentity> {
  const stat = await readStat(process.pid);
  return { pid: process.pid, start: stat?.start ?? "", world: await thisWorld() };
}

/** Does this very process still run? "unknown" where that cannot be told from here. */
export async function isRunning(other: ProcessIdentity): Promise<boolean | "unknown"> {
  if (other.world !== (await thisWorld())) return "unknown";
  if (!isTaken(other.pid)) return false;
  const stat = await readStat(other.pid);
  if (stat === null || other.start === "") return "unknown";
  // A zombie was killed and waits for its parent to notice: it does nothing any more.
  return stat.state !== "Z" && stat.start === other.start;
}

async function thisWorld(): Promise<string> {
  const parts = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(hostname),
    readlink("/proc/self/ns/pid").catch(() => ""),
  ]);
  return createHash("sha256").update(parts.join(" ")).digest("hex").slice(0, 16);
}

async function readStat(pid: number): Promise<{ state: string; start: string } | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in parentheses and may contain spaces: count from behind it.
    const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: afterName[0] ?? "", start: afterName[19] ?? "" };
  } catch {
    return null;
  }
}

function isTaken(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process could be signalled (kill(2)).
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
