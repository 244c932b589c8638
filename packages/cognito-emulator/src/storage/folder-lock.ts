import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartUpError } from "../start-up-error.ts";
import { hasHeartbeat, startHeartbeat } from "./heartbeat.ts";
import { isRunning, type ProcessIdentity, thisProcess } from "./process-identity.ts";

/** A claim whose process cannot be looked up, because it is another container's, is given up after this silence. */
const defaultSilenceMs = 5_000;

/**
 * Takes a folder for this process: two that wrote into it would overwrite each other's users.
 * Each process first writes its claim and then looks at the others', so two can never both go on; of two that start in
 * the same instant, the one with the earlier claim waits for the other to give up. What a crash left behind is swept
 * away: at once where the process can be looked up, otherwise after `silenceMs`.
 * Returns what frees the folder. Throws StartUpError when a living process holds it.
 */
export async function lockFolder(
  folder: string,
  silenceMs: number = defaultSilenceMs,
): Promise<() => Promise<void>> {
  const claims = `${folder}.lock`;
  await mkdir(claims, { recursive: true, mode: 0o700 });
  const mine = claimOf(await thisProcess());
  const path = join(claims, mine);
  const stopHeartbeat = await startHeartbeat(path);
  const unlock = async (): Promise<void> => {
    await stopHeartbeat();
    await rm(path, { force: true });
  };
  try {
    await writeFile(path, "", { flag: "wx" });
    if (await isTaken(claims, mine, silenceMs)) throw inUse(folder);
    return unlock;
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Whether another's claim stands before ours; false when ours is the only one left. */
async function isTaken(claims: string, mine: string, silenceMs: number): Promise<boolean> {
  // Once to see that the silent are dead, once more for later ones to give way.
  for (const end = performance.now() + 2 * silenceMs; ; await delay(50)) {
    const others = (await readdir(claims)).filter((claim) => claim !== mine);
    const held = await Promise.all(others.map((claim) => isHeld(claims, claim, silenceMs)));
    const holders = others.filter((_claim, index) => held[index]);
    if (holders.length === 0) return false;
    // A later claim gives way to ours, unless its process looked before ours was written.
    if (holders.some((claim) => claim < mine) || performance.now() > end) return true;
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

const inUse = (folder: string) =>
  new StartUpError("data-folder-in-use", `Another emulator is using the data folder (${folder}).`);
