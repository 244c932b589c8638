import { connect, type Database } from "@sekisho/db";
import type { Env } from "./env.ts";
import { StartError } from "./start-error.ts";

/**
 * The database that the environment names, its schema up to date.
 * @throws StartError when it cannot be opened
 */
export async function openDatabase(env: Env): Promise<Database> {
  try {
    return await connect({ url: env.databaseUrl, dataDir: env.dataDir, poolMax: env.databasePoolMax });
  } catch (error) {
    throw new StartError(databaseSetting(env), error);
  }
}

/** The setting that says where the database is. */
export const databaseSetting = ({ databaseUrl }: Env) => (databaseUrl === null ? "DATA_DIR" : "DATABASE_URL");
