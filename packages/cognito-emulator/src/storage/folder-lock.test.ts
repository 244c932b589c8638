import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder } from "./folder-lock.ts";
import { startHeartbeat } from "./heartbeat.ts";

describe("The lock of a data folder", () => {
  let dataDir: string;
  let folder: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    folder = join(dataDir, "cognito");
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const claims = () => readdir(`${folder}.lock`);
  const leaveClaim = async (claim: string) => {
    await mkdir(`${folder}.lock`, { recursive: true });
    const path = join(`${folder}.lock`, claim);
    await writeFile(path, "");
    return path;
  };

  it("goes to exactly one of many that start in the same instant", async () => {
    const settled = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await claims()).toHaveLength(1);
  });

  it("is free at once of a dead process whose number another one has now", async () => {
    const unlock = await lockFolder(folder);
    const [claim = ""] = await claims();
    await unlock();
    const [time, world, pid] = claim.split("_");
    await leaveClaim([time, world, pid, "1", "id"].join("_"));
    // Whoever waited for the claim's silence would wait for ever: only looking its process up can free the folder.
    await (await lockFolder(folder, Number.POSITIVE_INFINITY))();
    expect(await claims()).toEqual([]);
  });

  it("is held by a process of another container for as long as that process lives", async () => {
    const stop = await startHeartbeat(await leaveClaim("1700000000000_another-world_1_4711_id"));
    await expect(lockFolder(folder)).rejects.toMatchObject({ fault: "data-folder-in-use" });
    await stop();
    await (await lockFolder(folder, 1_000))();
    expect(await claims()).toEqual([]);
  });
});
