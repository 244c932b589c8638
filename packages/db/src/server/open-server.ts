import { assertRowSecurity } from "../caller-role.ts";
import type { Engine } from "../engine.ts";
import { waitingLine } from "../waiting-line.ts";
import { migrateServer } from "./migrate-server.ts";
import { openListener } from "./open-listener.ts";
import { openPool } from "./open-pool.ts";
import { poolScopes } from "./pool-scopes.ts";

/** Milliseconds. Others wait for these looks: one that fails early is made again in time. */
const lookoutLimits = {
  max: 1,
  connectionTimeoutMillis: 1_500,
  statement_timeout: 3_000,
  idle_in_transaction_session_timeout: 3_000,
  query_timeout: 3_000,
};

/** Migrates and opens a pool of connections to a PostgreSQL server (15 or newer). */
export async function openServer(url: string): Promise<Engine> {
  const role = await migrateServer(url);
  const pool = openPool(url);
  const line = waitingLine();
  const within = poolScopes(pool, role, line);
  try {
    await assertRowSecurity(within);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const lookoutPool = openPool(url, lookoutLimits);
  // Events wait for the chain's one row, and so would everybody whose connections they held. More than one gain nothing.
  const trailPool = openPool(url, { max: 1 });
  const { listen, close } = openListener(url);
  return {
    within,
    lookout: poolScopes(lookoutPool, role, waitingLine()),
    trail: poolScopes(trailPool, role, waitingLine()),
    listen,
    waiting: line.waiting,
    ping: async () => void (await pool.query("select 1")),
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount }),
    async close() {
      await Promise.all([close(), pool.end(), lookoutPool.end(), trailPool.end()]);
    },
  };
}
