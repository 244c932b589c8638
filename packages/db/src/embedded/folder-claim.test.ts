import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimFolder } from "./folder-claim.ts";
import { startHeartbeat } from "./heartbeat.ts";

const program = fileURLToPath(new URL("../../test/claim-until-killed.js", import.meta.url));

/** A PID namespace of its own, as a container has, where the first process is number 1. */
const container = ["unshare", "-Urpf", "--mount-proc", "--kill-child"] as const;
const [unshare, ...unshareOptions] = container;
const canContain = spawnSync(unshare, [...unshareOptions, "true"]).status === 0;

let dataDir: string;
let folder: string;
const children = new Set<ChildProcess>();
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sekisho-claim-"));
  folder = join(dataDir, "postgres");
});
afterEach(async () => {
  for (const child of children) await kill(child);
  await rm(dataDir, { recursive: true, force: true });
});

/** Whoever waited for a claim's silence would wait for ever: only looking its process up can free the folder. */
const forever = Number.POSITIVE_INFINITY;

const claims = () => readdir(`${folder}.lock`);

/** The first word of a process that claims the folder. */
async function start(prefix: readonly string[] = []): Promise<{ child: ChildProcess; says: string }> {
  const [command, ...args] = [...prefix, process.execPath, program, folder];
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  children.add(child);
  const [says] = (await once(child.stdout, "data")) as [Buffer]; // as: no encoding is set
  return { child, says: says.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** A claim of process 1 of another container. */
async function writeForeignClaim(): Promise<string> {
  await mkdir(`${folder}.lock`, { recursive: true });
  const path = join(`${folder}.lock`, "1700000000000_another-world_1_4711_id");
  await writeFile(path, "");
  return path;
}

describe("a folder", () => {
  it("is claimed by exactly one of many that start in the same instant", async () => {
    const settled = await Promise.allSettled(Array.from({ length: 8 }, () => claimFolder(folder)));
    const winners = settled.filter(({ status }) => status === "fulfilled");
    expect(winners).toHaveLength(1);
    expect(await claims()).toHaveLength(1);
  });

  it("is free at once after kill -9", async () => {
    const { child, says } = await start();
    expect(says).toBe("claimed");
    await kill(child);
    await (await claimFolder(folder, forever))();
    expect(await claims()).toEqual([]);
  });

  it("is free at once of a dead process whose number this one has now", async () => {
    const release = await claimFolder(folder);
    const [claim = ""] = await claims();
    await release();
    const [time, world, pid] = claim.split("_");
    await writeFile(join(`${folder}.lock`, [time, world, pid, "1", "id"].join("_")), "");
    await (await claimFolder(folder, forever))();
    expect(await claims()).toEqual([]);
  });

  it("is held by a process of another container for as long as that process lives", async () => {
    const stop = await startHeartbeat(await writeForeignClaim());
    await expect(claimFolder(folder)).rejects.toMatchObject({ name: "DatabaseFolderInUse", pid: 1 });
    await stop();
    await (await claimFolder(folder, 1_000))();
  });

  it.skipIf(!canContain)(
    "is refused to a second container, busy as the first may be, and given to the next after kill -9",
    async () => {
      const first = await start(container);
      expect(first.says).toBe("claimed");
      expect((await start(container)).says).toBe("DatabaseFolderInUse");
      await expect(claimFolder(folder)).rejects.toMatchObject({ name: "DatabaseFolderInUse", pid: 1 });
      await kill(first.child);
      expect((await start(container)).says).toBe("claimed");
    },
  );
});
