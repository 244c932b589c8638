import { assertRowSecurity } from "../caller-role.ts";
import type { Engine } from "../engine.ts";
import { waitingLine } from "../waiting-line.ts";
import { migrateServer } from "./migrate-server.ts";
import { openListener } from "./open-listener.ts";
import { openPool, usualPoolMax } from "./open-pool.ts";
import { ownSockets } from "./own-sockets.ts";
import { poolScopes } from "./pool-scopes.ts";

/** Milliseconds. Others wait for these looks: one that fails early is made again in time. */
const lookoutLimits = {
  max: 1,
  connectionTimeoutMillis: 1_500,
  statement_timeout: 3_000,
  idle_in_transaction_session_timeout: 3_000,
  query_timeout: 3_000,
};

/**
 * Milliseconds. Events wait for the chain's one row, and so would everybody whose connections they held. More than one
 * connection gains nothing. Whoever is refused or signs in waits for its event, and is to hear soon that it cannot be written.
 */
const trailLimits = {
  max: 1,
  connectionTimeoutMillis: 4_000,
  statement_timeout: 4_000,
  idle_in_transaction_session_timeout: 4_000,
  query_timeout: 4_000,
};

/** Migrates and opens a pool of `poolMax` connections to a PostgreSQL server (15 or newer), and three beside it. */
export async function openServer(url: string, poolMax = usualPoolMax): Promise<Engine> {
  const role = await migrateServer(url);
  const sockets = ownSockets();
  const pool = openPool(url, sockets, { max: poolMax });
  const line = waitingLine();
  const within = poolScopes(pool, role, line);
  try {
    await assertRowSecurity(within);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const lookoutPool = openPool(url, sockets, lookoutLimits);
  const trailPool = openPool(url, sockets, trailLimits);
  const listener = openListener(url, sockets);
  const lookoutLine = waitingLine();
  const trailLine = waitingLine();
  let closing: Promise<void> | undefined;
  const close = () => {
    const ends = () => Promise.all([listener.close(), pool.end(), lookoutPool.end(), trailPool.end()]);
    closing ??= ends().then(() => undefined);
    return closing;
  };
  return {
    within,
    lookout: poolScopes(lookoutPool, role, lookoutLine),
    trail: poolScopes(trailPool, role, trailLine),
    listen: listener.listen,
    waiting: line.waiting,
    ping: async () => void (await pool.query("select 1")),
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount }),
    close,
    cut() {
      void close(); // first: then nobody connects anew
      for (const each of [line, lookoutLine, trailLine]) each.dissolve();
      sockets.cut();
      return true;
    },
  };
}
