import { mkdtempSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, createTestPool } from "@sekisho/cognito-emulator";
import { BenchError } from "./bench-error.mjs";
import { mintTokens, subjectOf } from "./load/mint-tokens.mjs";
import { findPostgres, startPostgres } from "./servers/postgres.mjs";
import { startNamed } from "./servers/start-servers.mjs";

/** @import { Server } from "./servers/server-process.mjs" */
/** @import { Postgres } from "./servers/postgres.mjs" */

/**
 * Everything that is needed to measure, and the one way to be rid of it.
 * @typedef {object} World
 * @property {string} folder
 * @property {Postgres} postgres
 * @property {(use: "access" | "id", count: number) => Promise<string>} tokensFile
 * @property {(name: string, workers: number) => Promise<Server>} server the one of this name, started when first asked for
 * @property {() => Promise<void>} end
 */

/** A day, so that no token ends during a long run. */
const tokenMinutes = 1440;
const owners = 1000;
const itemsPerOwner = 100;

/** @throws BenchError when there is no PostgreSQL @returns {Promise<World>} */
export async function openWorld() {
  const bin = findPostgres();
  if (bin === null)
    throw new BenchError("PostgreSQL is not installed. On Debian: apt-get install postgresql");
  const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-"));
  await chmod(folder, 0o755); // PostgreSQL runs as somebody else when we are root
  /** @type {(() => Promise<unknown>)[]} */
  const closers = [];
  const end = async () => {
    for (const close of closers.splice(0).reverse()) await close().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const postgres = await startPostgres(bin, folder);
    closers.push(() => postgres.stop());
    const emulator = await createEmulator({ port: 0 });
    closers.push(() => emulator.close());
    const pool = await createTestPool(emulator, { accessTokenMinutes: tokenMinutes });

    /** @type {Map<string, Promise<Server>>} */
    const servers = new Map();
    /** @type {World["server"]} */
    const server = (name, workers) => {
      const key = `${name}-${workers}`;
      const started =
        servers.get(key) ?? startNamed(name, { workers, pool, databaseUrl: postgres.url, folder });
      if (!servers.has(key)) closers.push(async () => (await started).stop());
      servers.set(key, started);
      return started;
    };
    return {
      folder,
      postgres,
      server,
      async tokensFile(use, count) {
        const file = join(folder, `${use}-${count}.tokens`);
        await mintTokens(pool, { file, count, use });
        return file;
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Rows for the people of the tokens, and for those that pgbench asks about. The API has made the tables by now.
 * @param {Postgres} postgres
 */
export async function fillItems(postgres) {
  const subjects = Array.from({ length: owners }, (_, index) => subjectOf(index));
  const people = [...subjects, ...subjects.map((_, index) => `owner-${index}`)];
  await postgres.asSuperuser(
    `insert into items (owner_sub, name) select owner, 'item ' || n
       from generate_series(1, ${itemsPerOwner}) n, unnest(string_to_array('${people.join(",")}', ',')) owner`,
  );
  await postgres.asSuperuser("vacuum analyze items");
}
