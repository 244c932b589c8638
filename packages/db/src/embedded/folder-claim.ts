import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseFolderInUse } from "../database-error.ts";
import { isSameProcess, processStart } from "./process-identity.ts";

/** Claims held by this process: a claim with our pid that is not among them is a dead namesake's. */
const ours = new Set<string>();

/**
 * Claims a database folder for this process, or refuses. PGlite takes no lock of its own, and two processes that
 * write to one folder destroy it (electric-sql/pglite issue 1106).
 * Each process first writes its claim and then looks at the others', so two can never both go on; two that start in
 * the same instant may both refuse. The claim of a process that is gone is swept away, so kill -9 leaves nothing stuck.
 * @returns a function that gives the claim up
 * @throws DatabaseFolderInUse
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const claims = `${folder}.lock`;
  await mkdir(claims, { recursive: true });
  const mine = `${process.pid}-${randomUUID()}`;
  const release = async (): Promise<void> => {
    ours.delete(mine);
    await rm(join(claims, mine), { force: true });
  };
  ours.add(mine);
  await writeFile(join(claims, mine), (await processStart(process.pid)) ?? "", { flag: "wx" });
  for (const other of await readdir(claims)) {
    if (other === mine) continue;
    const pid = Number.parseInt(other, 10);
    if (await isHeld(claims, other, pid)) {
      await release();
      throw new DatabaseFolderInUse(folder, pid);
    }
    await rm(join(claims, other), { force: true });
  }
  return release;
}

async function isHeld(claims: string, claim: string, pid: number): Promise<boolean> {
  if (pid === process.pid) return ours.has(claim);
  const start = await readFile(join(claims, claim), "utf8").catch(() => "");
  return isSameProcess(pid, start);
}
