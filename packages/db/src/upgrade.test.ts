import { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzleServer } from "drizzle-orm/node-postgres";
import { migrate as migrateServer } from "drizzle-orm/node-postgres/migrator";
import { drizzle as drizzleCluster } from "drizzle-orm/pglite";
import { migrate as migrateCluster } from "drizzle-orm/pglite/migrator";
import { describe, expect, it } from "vitest";
import { withMigrationsBefore } from "../test/migrations-before.ts";
import { type Database, databaseOver } from "./database.ts";
import { clusterEngine } from "./embedded/cluster-engine.ts";
import { openServer } from "./server/open-server.ts";
import { connected, createOwner, findPostgres, startPostgres } from "./testing/throwaway-postgres.ts";

const bin = await findPostgres();
const rowsOfBefore = `
  insert into items (name, owner_sub) values ('akari''s', 'akari'), ('bashō''s', 'bashō');
  insert into users (sub, username) values ('akari', 'akari'), ('bashō', 'bashō');
  insert into audit_events (actor_sub, actor_username, action, target_username)
    values ('akari', 'akari', 'user.disabled', 'bashō')`;

/** What the database says now, after a caller has worked with rows of before. */
async function seenAfterwards(db: Database) {
  const { items } = await db.items.list("akari", { limit: 10 });
  const removed = await db.items.remove("akari", items[0]?.id ?? 0);
  await db.users.ensure({ sub: "akari", username: "akari.renamed" });
  const events = await db.audit.recent(10);
  return {
    items: items.map(({ name }) => name),
    removed,
    totals: await db.totals(),
    actors: events.map(({ actor_sub }) => actor_sub),
  };
}

const asBefore = {
  items: ["akari's"],
  removed: true,
  totals: { users: 2, items: 1 },
  actors: ["akari"],
};

describe("a database with rows from before row-level security", () => {
  it("keeps them, each for its owner: embedded", async () => {
    const cluster = await PGlite.create();
    await withMigrationsBefore("0002_row_level_security", (migrationsFolder) =>
      migrateCluster(drizzleCluster(cluster), { migrationsFolder }),
    );
    await cluster.exec(rowsOfBefore);
    expect(await seenAfterwards(databaseOver(await clusterEngine(cluster)))).toEqual(asBefore);
    await cluster.close();
  });

  it.skipIf(bin === null).each(["superuser", "nosuperuser"])(
    "keeps them, each for its owner, also when two start at once: a server, as %s",
    async (attributes) => {
      const server = await startPostgres(bin ?? "");
      const url = await createOwner(server, "landlord", attributes);
      const before = await connected(url);
      await withMigrationsBefore("0002_row_level_security", (migrationsFolder) =>
        migrateServer(drizzleServer(before), { migrationsFolder }),
      );
      await before.query(rowsOfBefore);
      await before.end();
      const [one, other] = await Promise.all([openServer(url), openServer(url)]);
      expect(await seenAfterwards(databaseOver(one))).toEqual(asBefore);
      expect(await databaseOver(other).totals()).toEqual({ users: 2, items: 1 });
      await Promise.all([one.close(), other.close()]);
      await server.stop();
    },
  );
});
