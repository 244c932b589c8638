import { assertRowSecurity } from "../caller-role.ts";
import type { Engine } from "../engine.ts";
import { migrateServer } from "./migrate-server.ts";
import { openListener } from "./open-listener.ts";
import { openPool } from "./open-pool.ts";
import { poolScopes } from "./pool-scopes.ts";

/** Migrates and opens a pool of connections to a PostgreSQL server (15 or newer). */
export async function openServer(url: string): Promise<Engine> {
  const role = await migrateServer(url);
  const pool = openPool(url);
  const within = poolScopes(pool, role);
  try {
    await assertRowSecurity(within);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const { listen, close } = openListener(url);
  return {
    within,
    listen,
    ping: async () => void (await pool.query("select 1")),
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      await Promise.all([close(), pool.end()]);
    },
  };
}
