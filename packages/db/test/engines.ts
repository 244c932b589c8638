import { type Database, databaseOver } from "../src/database.ts";
import { clusterEngine } from "../src/embedded/cluster-engine.ts";
import { emptyCluster } from "../src/embedded/empty-cluster.ts";
import type { Engine } from "../src/engine.ts";
import { openServer } from "../src/server/open-server.ts";
import {
  connected,
  createOwner,
  findPostgres,
  startPostgres,
  type ThrowawayPostgres,
} from "../src/testing/throwaway-postgres.ts";

type Row = Record<string, unknown>;
/** Speaks to the same database as a superuser, whom no policy holds. */
export type Above = (statement: string) => Promise<Row[]>;

type Started = {
  readonly db: Database;
  readonly engine: Engine;
  readonly above: Above;
  readonly stop: () => Promise<void>;
};
export type TestEngine = {
  readonly name: string;
  readonly missing: string | null;
  readonly start: () => Promise<Started>;
};

const bin = await findPostgres();

/**
 * Every repository test runs on the embedded PostgreSQL 18 and, where installed, on a real server: there both as a user
 * above row-level security, who steps down to another role, and as one whom the policies hold.
 */
export const engines: readonly TestEngine[] = [
  {
    name: "embedded PostgreSQL",
    missing: null,
    async start() {
      const cluster = await emptyCluster();
      const engine = await clusterEngine(cluster);
      const above: Above = async (statement) => (await cluster.query<Row>(statement)).rows;
      return { db: databaseOver(engine), engine, above, stop: () => engine.close() };
    },
  },
  serverEngine("a superuser of a PostgreSQL server", (server) => Promise.resolve(server.url)),
  serverEngine("the owner of a database on a PostgreSQL server", (server) => createOwner(server, "landlord")),
];

function serverEngine(name: string, connectable: (server: ThrowawayPostgres) => Promise<string>): TestEngine {
  const missing = bin === null ? "no PostgreSQL programs below /usr/lib/postgresql" : null;
  return {
    name: missing === null ? name : `${name} (skipped: ${missing})`,
    missing,
    async start() {
      if (bin === null) throw new Error("no PostgreSQL server to start");
      const server = await startPostgres(bin);
      const url = await connectable(server);
      const engine = await openServer(url);
      const superuser = await connected(server.urlOf("sekisho", new URL(url).pathname.slice(1)));
      return {
        db: databaseOver(engine),
        engine,
        above: async (statement) => (await superuser.query<Row>(statement)).rows,
        async stop() {
          await superuser.end();
          await engine.close();
          await server.stop();
        },
      };
    },
  };
}
