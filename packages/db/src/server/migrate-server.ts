import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { callerRole } from "../caller-role.ts";
import { answered } from "../database-error.ts";
import { migrationsFolder } from "../migrations-folder.ts";

/** "sekisho" in hexadecimal: any number that no other user of the same server takes for its advisory lock. */
const migrationLock = "0x73656b6973686f";

/**
 * Brings the schema up to date over a connection of its own, so that no pool setting outlives or cuts short a migration.
 * The advisory lock makes processes that start at once take turns; it ends with the connection, also after a kill -9.
 * Answers the role that callers' statements step down to.
 */
export async function migrateServer(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A lost connection also fails the query under way, which is where it is reported.
  client.on("error", () => {});
  try {
    await answered(client.connect());
    await answered(client.query("select pg_advisory_lock($1)", [BigInt(migrationLock)]));
    const rows = drizzle(client);
    await migrate(rows, { migrationsFolder });
    return await callerRole(rows);
  } finally {
    await client.end();
  }
}
