import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseFolderInUse } from "../database-error.ts";
import { hasHeartbeat, startHeartbeat } from "./heartbeat.ts";
import { isRunning, type ProcessIdentity, thisProcess } from "./process-identity.ts";

/** A claim whose process cannot be looked up, because it is another container's, is given up after this silence. */
const defaultSilenceMs = 5_000;

/**
 * Claims a database folder for this process, or refuses. PGlite takes no lock of its own, and two processes that
 * write to one folder destroy it (electric-sql/pglite issue 1106).
 * Each process first writes its claim and then looks at the others', so two can never both go on; of two that start in
 * the same instant, the one with the earlier claim waits for the other to give up. The claim of a process that is gone
 * is swept away, so kill -9 leaves nothing stuck: at once where the process can be looked up, otherwise after `silenceMs`.
 * @returns a function that gives the claim up
 * @throws DatabaseFolderInUse
 */
export async function claimFolder(
  folder: string,
  silenceMs: number = defaultSilenceMs,
): Promise<() => Promise<void>> {
  const claims = `${folder}.lock`;
  await mkdir(claims, { recursive: true });
  const mine = claimOf(await thisProcess());
  const path = join(claims, mine);
  const stopHeartbeat = await startHeartbeat(path);
  const release = async (): Promise<void> => {
    await stopHeartbeat();
    await rm(path, { force: true });
  };
  try {
    await writeFile(path, "", { flag: "wx" });
    const holder = await findHolder(claims, mine, silenceMs);
    if (holder !== null) throw new DatabaseFolderInUse(folder, processOf(holder).pid);
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

/** The claim that stands before ours; null when ours is the only one left. */
async function findHolder(claims: string, mine: string, silenceMs: number): Promise<string | null> {
  // Once to see that the silent are dead, once more for later ones to give way.
  for (const end = performance.now() + 2 * silenceMs; ; await delay(50)) {
    const others = (await readdir(claims)).filter((claim) => claim !== mine);
    const held = await Promise.all(others.map((claim) => isHeld(claims, claim, silenceMs)));
    const [oldest] = others.filter((_claim, index) => held[index]).toSorted();
    if (oldest === undefined) return null;
    // A later claim gives way to ours, unless its process looked before ours was written.
    if (oldest < mine || performance.now() > end) return oldest;
  }
}

async function isHeld(claims: string, claim: string, silenceMs: number): Promise<boolean> {
  const running = await isRunning(processOf(claim));
  const held = running === "unknown" ? await hasHeartbeat(join(claims, claim), silenceMs) : running;
  if (!held) await rm(join(claims, claim), { force: true });
  return held;
}

/** Everything is in the name, so that a claim appears whole or not at all. Claims sort by the time they were made. */
const claimOf = ({ pid, start, world }: ProcessIdentity): string =>
  [Date.now(), world, pid, start, randomUUID()].join("_");

function processOf(claim: string): ProcessIdentity {
  const [, world = "", pid = "", start = ""] = claim.split("_");
  return { pid: Number.parseInt(pid, 10), start, world };
}
