import { connect, type Database } from "@sekisho/db";
import type { Env } from "./env.ts";
import { StartError } from "./start-error.ts";

/**
 * The database that the environment names, its schema up to date.
 * @throws StartError when it cannot be opened
 */
export async function openDatabase({ databaseUrl, dataDir }: Env): Promise<Database> {
  try {
    return await connect({ url: databaseUrl, dataDir });
  } catch (error) {
    throw new StartError(databaseUrl === null ? "DATA_DIR" : "DATABASE_URL", error);
  }
}
