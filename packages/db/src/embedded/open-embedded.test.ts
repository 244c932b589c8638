import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, fsyncSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../connect.ts";
import { type Database, databaseOver } from "../database.ts";
import { clusterEngine } from "./cluster-engine.ts";
import { DurableFolder, durableStartParams } from "./durable-folder.ts";

const program = fileURLToPath(new URL("../../test/write-until-killed.js", import.meta.url));

const writers = new Set<ChildProcess>();
// A failed expectation must not leave a writer behind.
afterEach(() => {
  for (const writer of writers) writer.kill("SIGKILL");
  writers.clear();
});

/** A process of its own that writes until it is killed. */
function startWriter(dataDir: string): ChildProcess {
  const writer = spawn(process.execPath, [program, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  writers.add(writer);
  return writer;
}

/** Reads acknowledged names, and kills the writer once there are `enough`; answers every acknowledged name. */
async function readNames(child: ChildProcess, enough: number): Promise<Set<string>> {
  const names = new Set<string>();
  if (child.stdout === null) throw new Error("the writer has no stdout");
  for await (const line of createInterface({ input: child.stdout })) {
    names.add(line);
    if (names.size === enough) child.kill("SIGKILL");
  }
  return names;
}

async function allNames(db: Database): Promise<Set<string>> {
  const names = new Set<string>();
  for (let cursor: number | undefined; ; ) {
    const page = await db.items.list("writer", { limit: 100, cursor });
    for (const { name } of page.items) names.add(name);
    if (page.next_cursor === null) return names;
    cursor = page.next_cursor;
  }
}

describe("the embedded database", () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sekisho-embedded-"));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it("keeps every acknowledged row over kill -9, needs no repair, and is not left locked", async () => {
    const acknowledged = await readNames(startWriter(dataDir), 200);
    expect(acknowledged.size).toBeGreaterThanOrEqual(200);
    const db = await connect({ url: null, dataDir });
    const kept = await allNames(db);
    expect([...acknowledged].filter((name) => !kept.has(name))).toEqual([]);
    await db.close();
  });

  it("lets no other user of the machine past its folder, new or old, whoever may look into dataDir", async () => {
    const open = join(dataDir, "open-to-all");
    const folder = join(open, "postgres");
    await mkdir(open);
    await chmod(open, 0o755);
    for (const left of [null, 0o755]) {
      if (left !== null) await chmod(folder, left); // as a version before left it
      const db = await connect({ url: null, dataDir: open });
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
      await db.close();
    }
  });

  it("refuses a second process, names the folder, and lets it in afterwards", async () => {
    const child = startWriter(dataDir);
    const reading = readNames(child, 1_000_000);
    if (child.stdout) await once(child.stdout, "data");
    await expect(connect({ url: null, dataDir })).rejects.toMatchObject({
      name: "DatabaseFolderInUse",
      folder: join(dataDir, "postgres"),
      pid: child.pid,
      message: expect.stringContaining(join(dataDir, "postgres")),
    });
    child.kill("SIGKILL");
    await reading;
    await (await connect({ url: null, dataDir })).close();
  });

  it("refuses a second connection from the same process", async () => {
    const db = await connect({ url: null, dataDir });
    await expect(connect({ url: null, dataDir })).rejects.toMatchObject({ name: "DatabaseFolderInUse" });
    await db.ping();
    await db.close();
    expect(await readdir(join(dataDir, "postgres.lock"))).toEqual([]);
  });

  it("puts every commit on the disk before it is answered", async () => {
    let synced = 0;
    const count = (descriptor: number): void => {
      synced++;
      fsyncSync(descriptor);
    };
    const cluster = await PGlite.create({
      fs: new DurableFolder(join(dataDir, "postgres"), count),
      startParams: durableStartParams,
    });
    const db = databaseOver(await clusterEngine(cluster));
    for (const name of ["first", "second", "third"]) {
      const before = synced;
      await db.items.create("writer", { name });
      expect(synced).toBeGreaterThan(before);
    }
    const { rows } = await cluster.query(
      "select name from pg_settings where name = 'full_page_writes' and setting = 'on'",
    );
    expect(rows).toHaveLength(1);
    await cluster.close();
  });
});

describe("the making of the embedded folder", () => {
  it("starts over when it was killed half-way", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "sekisho-unfinished-"));
    const child = startWriter(dataDir);
    // The unfinished folder fills when the cluster is copied into it: that is the moment to strike.
    while (
      !existsSync(join(dataDir, "postgres.unfinished", "base")) &&
      !existsSync(join(dataDir, "postgres"))
    )
      await new Promise((resolve) => setImmediate(resolve));
    child.kill("SIGKILL");
    await once(child, "exit");
    const db = await connect({ url: null, dataDir });
    await db.items.create("akari", { name: "whole" });
    expect((await db.items.list("akari", { limit: 1 })).items).toHaveLength(1);
    await db.close();
    expect(existsSync(join(dataDir, "postgres.unfinished"))).toBe(false);
    await rm(dataDir, { recursive: true, force: true });
  });
});
