import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { clusterEngine } from "../embedded/cluster-engine.ts";
import { migrationsFolder } from "../migrations-folder.ts";
import { templateFolder } from "./template-folder.ts";

let template: Promise<Blob> | undefined;

/** An empty, migrated cluster to be copied, which a first test run leaves behind: making one takes seconds of work. */
export function embeddedTemplate(): Promise<Blob> {
  template ??= loadTemplate();
  return template;
}

async function loadTemplate(): Promise<Blob> {
  const path = join(templateFolder, `${templateName()}.tar`);
  const cached = await readFile(path).catch(() => null);
  if (cached) return new Blob([cached]);
  const cluster = await PGlite.create();
  await clusterEngine(cluster);
  const dump = await cluster.dumpDataDir("none");
  await cluster.close();
  await mkdir(templateFolder, { recursive: true });
  // Test processes run side by side: each writes under its own name, and a template appears whole or not at all.
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, new Uint8Array(await dump.arrayBuffer()));
  await rename(unfinished, path);
  return dump;
}

/** Another set of migrations, or another PGlite (its folder's name carries the version), makes another template. */
function templateName(): string {
  const name = createHash("sha256").update(createRequire(import.meta.url).resolve("@electric-sql/pglite"));
  for (const { hash } of readMigrationFiles({ migrationsFolder })) name.update(hash);
  return name.digest("hex").slice(0, 16);
}
