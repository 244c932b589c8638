import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { templateFolder } from "./template-folder.ts";

const execute = promisify(execFile);

/** Whom a server runs as; empty: as whoever starts it. */
export type Account = { readonly uid?: number; readonly gid?: number };

/**
 * Lays the files of an empty PostgreSQL cluster down in a folder that is not there yet, for this account: a copy of a
 * template that a first test run leaves behind, which takes a tenth of what `initdb` does.
 */
export async function layCluster(bin: string, data: string, account: Account): Promise<void> {
  const template = await templatePath(bin);
  if (!existsSync(template)) {
    await execute(
      join(bin, "initdb"),
      ["-D", data, "-U", "sekisho", "-A", "trust", "-E", "UTF8", "--no-sync"],
      account,
    );
    return await keepTemplate(data, template);
  }
  await execute("cp", ["-R", template, data]);
  if (account.uid !== undefined) await execute("chown", ["-R", `${account.uid}:${account.gid}`, data]);
}

/** Test processes run side by side: each copies under a name of its own, and a template appears whole or not at all. */
async function keepTemplate(data: string, template: string): Promise<void> {
  const unfinished = `${template}.${randomUUID()}`;
  await mkdir(templateFolder, { recursive: true });
  await execute("cp", ["-R", data, unfinished]);
  // A folder that is there already is not replaced: somebody else was first.
  await rename(unfinished, template).catch(() => rm(unfinished, { recursive: true }));
}

/** Another PostgreSQL makes another template. */
async function templatePath(bin: string): Promise<string> {
  const { stdout } = await execute(join(bin, "initdb"), ["--version"]);
  const name = createHash("sha256").update(bin).update(stdout).digest("hex").slice(0, 16);
  return join(templateFolder, `server-${name}`);
}
