import { chmod, mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { Engine } from "../engine.ts";
import { clusterEngine } from "./cluster-engine.ts";
import { createFolder } from "./create-folder.ts";
import { DurableFolder, durableStartParams } from "./durable-folder.ts";
import { embeddedFolder } from "./embedded-folder.ts";
import { claimFolder } from "./folder-claim.ts";

/** Opens (and, the first time, makes) the embedded PostgreSQL in `dataDir`/postgres, for this process alone. */
export async function openEmbedded(dataDir: string): Promise<Engine> {
  const folder = embeddedFolder(dataDir);
  await mkdir(resolve(dataDir), { recursive: true, mode: 0o700 });
  const release = await claimFolder(folder);
  try {
    await createFolder(folder);
    // PGlite's files may be read and written by everybody: nobody but this user is to get past their folder. `dataDir` may
    // have been there before, and a folder of an earlier version as well.
    await chmod(folder, 0o700);
    const engine = await openCluster(folder);
    const close = async (): Promise<void> => {
      await engine.close();
      await release();
    };
    return { ...engine, close };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Whoever gives the folder back must have closed what is in it: two clusters in one folder would destroy it. */
async function openCluster(folder: string): Promise<Engine> {
  const cluster = await PGlite.create({ fs: new DurableFolder(folder), startParams: durableStartParams });
  try {
    return await clusterEngine(cluster);
  } catch (error) {
    await cluster.close();
    throw error;
  }
}
