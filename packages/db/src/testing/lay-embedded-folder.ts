import { mkdir } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { embeddedFolder } from "../embedded/embedded-folder.ts";
import { embeddedTemplate } from "./embedded-template.ts";

/** Lays an empty embedded database down in a data folder, as a first start leaves it there: a copy of a template. */
export async function layEmbeddedFolder(dataDir: string): Promise<void> {
  const folder = embeddedFolder(dataDir);
  await mkdir(folder, { recursive: true });
  const cluster = await PGlite.create({ fs: new NodeFS(folder), loadDataDir: await embeddedTemplate() });
  await cluster.close();
}
