import { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzleServer } from "drizzle-orm/node-postgres";
import { migrate as migrateServer } from "drizzle-orm/node-postgres/migrator";
import { drizzle as drizzleCluster } from "drizzle-orm/pglite";
import { migrate as migrateCluster } from "drizzle-orm/pglite/migrator";
import { describe, expect, it } from "vitest";
import { auditEvent } from "../test/audit-event.ts";
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
  const events = await db.audit.recentChanges(10);
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

const eventsOfBefore = `
  insert into audit_events (at, actor_sub, actor_username, action, target_username, detail) values
    ('2026-01-02T03:04:05.006+09', 'akari', 'Akari "A" \\ あかり', 'user.role_changed', 'bashō', '{"to":"admin","from":null}'),
    ('2026-01-02T03:04:05.7+09', 'akari', e'tab\\t\u2028\u007f', 'user.disabled', 'bashō', '{"outcome":"unfinished"}');
  -- A change that was rolled back leaves its number out.
  select nextval(pg_get_serial_sequence('audit_events', 'id'));
  insert into audit_events (actor_sub, actor_username, action, target_username)
    values ('chiyo', 'chiyo', 'user.enabled', 'x')`;

/** What the trail says now, and whether it holds together. */
async function trailAfterwards(db: Database) {
  const next = await db.audit.append(auditEvent());
  const { events } = await db.audit.list({ limit: 10 });
  return { next: next.id, events: events.toReversed(), verdict: (await db.audit.verify(null)).kind };
}

const chained = {
  next: 4,
  events: [
    {
      id: 1,
      at: "2026-01-01T18:04:05.006Z",
      actor_username: 'Akari "A" \\ あかり',
      outcome: "allowed",
      target: "bashō",
      repeated: 1,
      network: null,
      detail: { from: null, to: "admin" },
    },
    { id: 2, at: "2026-01-01T18:04:05.700Z", outcome: "unfinished", detail: {} },
    { id: 3, actor_sub: "chiyo", action: "user.enabled", outcome: "allowed" },
    { id: 4 },
  ],
  verdict: "whole",
};

describe("a database with events from before the chain", () => {
  it("has them in it, in their order: embedded", async () => {
    const cluster = await PGlite.create();
    await withMigrationsBefore("0005_chained_audit_trail", (migrationsFolder) =>
      migrateCluster(drizzleCluster(cluster), { migrationsFolder }),
    );
    await cluster.exec(eventsOfBefore);
    expect(await trailAfterwards(databaseOver(await clusterEngine(cluster)))).toMatchObject(chained);
    await cluster.close();
  });

  it.skipIf(bin === null).each(["superuser", "nosuperuser"])(
    "has them in it, in their order: a server, as %s",
    async (attributes) => {
      const server = await startPostgres(bin ?? "");
      const url = await createOwner(server, "landlord", attributes);
      const before = await connected(url);
      await withMigrationsBefore("0005_chained_audit_trail", (migrationsFolder) =>
        migrateServer(drizzleServer(before), { migrationsFolder }),
      );
      await before.end();
      const above = await connected(server.urlOf("sekisho", "landlord"));
      await above.query(eventsOfBefore);
      await above.end();
      const engine = await openServer(url);
      expect(await trailAfterwards(databaseOver(engine))).toMatchObject(chained);
      await engine.close();
      await server.stop();
    },
  );
});
