import { readFile } from "node:fs/promises";
import { z } from "zod";

/**
 * Which process it is, beyond its number: numbers are used again, soon so in containers. `startedAt` is null where the
 * system does not tell (anything but Linux).
 */
export const ProcessIdentity = z.object({ pid: z.int().positive(), startedAt: z.string().nullable() });
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

export async function identityOf(pid: number): Promise<ProcessIdentity> {
  return { pid, startedAt: await startOf(pid) };
}

/** Whether this very process still runs. */
export async function isAlive({ pid, startedAt }: ProcessIdentity): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else. Node gives every system error a code.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return startedAt === null || startedAt === (await startOf(pid));
}

/** Boot and start time in clock ticks, from /proc (proc(5), field 22 of stat). */
async function startOf(pid: number): Promise<string | null> {
  try {
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The command name in field 2 may contain anything, but only it contains a closing parenthesis.
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return ticks === undefined ? null : `${boot.trim()}/${ticks}`;
  } catch {
    return null;
  }
}
