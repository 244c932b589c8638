import { connect } from "../src/connect.ts";
import type { Database } from "../src/database.ts";
import { createTestDatabase } from "../src/testing.ts";
import { findPostgres, startPostgres } from "./throwaway-postgres.ts";

type Started = { readonly db: Database; readonly stop: () => Promise<void> };
export type TestEngine = {
  readonly name: string;
  readonly missing: string | null;
  readonly start: () => Promise<Started>;
};

const bin = await findPostgres();

/** Every repository test runs on both: the embedded PostgreSQL 18 and, where installed, a real server. */
export const engines: readonly TestEngine[] = [
  {
    name: "embedded PostgreSQL",
    missing: null,
    async start() {
      const db = await createTestDatabase();
      return { db, stop: () => db.close() };
    },
  },
  {
    name:
      bin === null
        ? "PostgreSQL server (skipped: no programs below /usr/lib/postgresql)"
        : "PostgreSQL server",
    missing: bin === null ? "no PostgreSQL programs below /usr/lib/postgresql" : null,
    async start() {
      if (bin === null) throw new Error("no PostgreSQL server to start");
      const server = await startPostgres(bin);
      const db = await connect({ url: server.url, dataDir: "/nonexistent" });
      return {
        db,
        async stop() {
          await db.close();
          await server.stop();
        },
      };
    },
  },
];
