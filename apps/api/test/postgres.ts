import { connect, type Database } from "@sekisho/db";
import { findPostgres, startPostgres, type ThrowawayPostgres } from "@sekisho/db/testing";

/** The folder of a PostgreSQL server's programs; null where none is installed, and what needs one is skipped. */
export const postgresPrograms = await findPostgres();

/** A server of our own with a database as the API connects to it. */
export async function startServer(): Promise<ThrowawayPostgres> {
  if (postgresPrograms === null) throw new Error("no PostgreSQL programs are installed");
  return await startPostgres(postgresPrograms);
}

/** One more instance's connections to that server. */
export const connectTo = (server: ThrowawayPostgres): Promise<Database> =>
  connect({ url: server.url, dataDir: "/nonexistent" });
