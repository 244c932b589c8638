import { execFile, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * @typedef {object} Postgres
 * @property {string} url as the owner of a database of its own, as the API is meant to connect
 * @property {number} pid
 * @property {(sql: string) => Promise<void>} asSuperuser runs a statement there
 * @property {(script: string, options: { readonly clients: number, readonly seconds: number, readonly isSuperuser: boolean }) => Promise<number>} pgbench transactions per second of a script; no policy holds a superuser
 * @property {() => Promise<void>} stop
 */

const superuser = "sekisho";
const owner = "sekisho_bench";

/** The programs of the newest PostgreSQL that is installed, in Debian's layout. */
export function findPostgres() {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).map(Number).filter(Boolean) : [];
  return versions.length === 0 ? null : join(root, String(Math.max(...versions)), "bin");
}

/**
 * A server with its own defaults, on a socket in its own folder: it needs no port. Writes are durable, as in production.
 * @param {string} bin
 * @param {string} parent
 * @returns {Promise<Postgres>}
 */
export async function startPostgres(bin, parent) {
  const folder = await mkdtemp(join(parent, "pg-"));
  const account = await accountFor(folder);
  const data = join(folder, "data");
  await run(join(bin, "initdb"), ["-D", data, "-U", superuser, "-A", "trust", "-E", "UTF8"], account);
  const settings = ["-c", "listen_addresses=", "-c", `unix_socket_directories=${folder}`];
  const server = spawn(join(bin, "postgres"), ["-D", data, ...settings], {
    ...account,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => server.once("exit", () => resolve(undefined)));
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      server.once("exit", (code) => reject(new Error(`postgres ended with ${code}`)));
      server.stderr.on("data", (line) => line.includes("ready to accept connections") && resolve());
    })
  );
  /** @param {string} database @param {string} sql */
  const psql = async (database, sql) => {
    await run(join(bin, "psql"), [
      "-q",
      "-h",
      folder,
      "-U",
      superuser,
      "-d",
      database,
      "-v",
      "ON_ERROR_STOP=1",
      "-c",
      sql,
    ]);
  };
  await psql("postgres", `create role ${owner} login`);
  await psql("postgres", `create database ${owner} owner ${owner}`);
  return {
    url: `postgresql://${owner}@localhost/${owner}?host=${encodeURIComponent(folder)}`,
    pid: server.pid ?? 0,
    asSuperuser: (sql) => psql(owner, sql),
    async pgbench(script, { clients, seconds, isSuperuser }) {
      const load = [
        "-c",
        String(clients),
        "-j",
        "1",
        "-T",
        String(seconds),
        "-M",
        "prepared",
        "-n",
        "-f",
        script,
      ];
      const { stdout } = await run(join(bin, "pgbench"), [
        "-h",
        folder,
        "-U",
        isSuperuser ? superuser : owner,
        ...load,
        owner,
      ]);
      return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    },
    async stop() {
      // SIGINT is the fast shutdown: open connections are ended (pg_ctl, "shutdown modes").
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, so root lends the folder to "nobody". @param {string} folder */
async function accountFor(folder) {
  if (process.getuid?.() !== 0) return {};
  const nobody = 65_534;
  await chown(folder, nobody, nobody);
  return { uid: nobody, gid: nobody };
}
