import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { type Account, layCluster } from "./lay-cluster.ts";

export type ThrowawayPostgres = {
  /** As the superuser, in the database "postgres". */
  readonly url: string;
  urlOf(user: string, database: string): string;
  /** Ends the server and its connections, as an outage does; what was committed stays. */
  pause(): Promise<void>;
  /** Starts it again after that. */
  resume(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * The folder of an installed PostgreSQL server's programs: the newest by Debian's layout, or the one on the search path;
 * null where none is installed.
 */
export async function findPostgres(): Promise<string | null> {
  const root = "/usr/lib/postgresql";
  const versions = await readdir(root).catch(() => []);
  const newestFirst = versions.filter((name) => Number(name) > 0).sort((a, b) => Number(b) - Number(a));
  const searched = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const folders = [...newestFirst.map((version) => join(root, version, "bin")), ...searched];
  // A client's package has the same folder and no server in it.
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

/** A PostgreSQL server of our own, reachable over a socket in its own folder only: it needs no port. */
export async function startPostgres(bin: string): Promise<ThrowawayPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "sekisho-postgres-"));
  const account = await accountFor(folder);
  const data = join(folder, "data");
  await layCluster(bin, data, account);
  const settings = ["-c", "listen_addresses=", "-c", `unix_socket_directories=${folder}`, "-c", "fsync=off"];
  const run = () => runServer(join(bin, "postgres"), ["-D", data, ...settings], account);
  let server = await run();
  const urlOf = (user: string, database: string): string =>
    `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(folder)}`;
  return {
    url: urlOf("sekisho", "postgres"),
    urlOf,
    pause: () => server.end(),
    async resume() {
      server = await run();
    },
    async stop() {
      await server.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when the server takes connections; `end` resolves when it is gone, also where it is already. */
async function runServer(
  program: string,
  args: string[],
  account: Account,
): Promise<{ end(): Promise<void> }> {
  const server = spawn(program, args, { ...account, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`postgres ended with ${code}`)));
    // By lines: a sentence may arrive in two parts.
    createInterface({ input: server.stderr }).on(
      "line",
      (line) => line.includes("ready to accept connections") && resolve(),
    );
  });
  return {
    async end() {
      // SIGINT is the fast shutdown: open connections are ended (pg_ctl, "shutdown modes").
      server.kill("SIGINT");
      await ended;
    },
  };
}

/** PostgreSQL refuses to run as root, so root lends the folder to "nobody". */
async function accountFor(folder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const nobody = 65_534;
  await chown(folder, nobody, nobody);
  return { uid: nobody, gid: nobody };
}

/** A user with these attributes and a database of the same name; answers how that user connects to it. */
export async function createOwner(server: ThrowawayPostgres, name: string, attributes = ""): Promise<string> {
  const superuser = await connected(server.url);
  await superuser.query(`create role ${name} login ${attributes}`);
  await superuser.query(`create database ${name} owner ${name}`);
  await superuser.end();
  return server.urlOf(name, name);
}

export async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
