import { type Database, databaseOver } from "./database.ts";
import type { Engine } from "./engine.ts";

export type ConnectOptions = {
  /** Null means the embedded database in `dataDir`; with a url nothing is written below `dataDir`. */
  readonly url: string | null;
  readonly dataDir: string;
  /** Connections for callers' statements at most, 10 unless said; three more are for work that must not wait for them. */
  readonly poolMax?: number;
};

/**
 * Opens the database and brings its schema up to date. Nothing is opened before this is called.
 * The very first call on an empty `dataDir` makes a PostgreSQL cluster and takes 4 to 10 seconds.
 * @throws DatabaseFolderInUse when another process holds the embedded folder
 * @throws DatabaseUnavailable when the server cannot be reached
 * @throws RowSecurityMissing when the database would not keep one person's rows from another
 */
export async function connect({ url, dataDir, poolMax }: ConnectOptions): Promise<Database> {
  return databaseOver(await (url === null ? openFolder(dataDir) : openServer(url, poolMax)));
}

// Each loads what it needs where it is asked for: an API in front of a server has no use for a PostgreSQL of its own, and
// one with its own for no way to a server.

async function openFolder(dataDir: string): Promise<Engine> {
  const { openEmbedded } = await import("./embedded/open-embedded.ts");
  return await openEmbedded(dataDir);
}

async function openServer(url: string, poolMax: number | undefined): Promise<Engine> {
  const server = await import("./server/open-server.ts");
  return await server.openServer(url, poolMax);
}
