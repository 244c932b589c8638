import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import type { Engine } from "../engine.ts";
import { migrateServer } from "./migrate-server.ts";

const limits = {
  max: 10,
  connectionTimeoutMillis: 5_000,
  /** Enforced by the server: a statement that runs longer is cancelled. */
  statement_timeout: 10_000,
  /** Enforced here, for a server that has stopped answering at all. */
  query_timeout: 15_000,
};

/** Migrates and opens a pool of connections to a PostgreSQL server (15 or newer). */
export async function openServer(url: string): Promise<Engine> {
  await migrateServer(url);
  const pool = new Pool({ connectionString: url, ...limits });
  // Without a listener a connection lost while idle ends the process. The next query meets the failure itself.
  pool.on("error", () => {});
  return { rows: drizzle(pool), close: () => pool.end() };
}
