import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Above, engines } from "../test/engines.ts";
import { type AroundTransaction, type Database, databaseOver } from "./database.ts";
import type { Engine } from "./engine.ts";
import { openServer } from "./server/open-server.ts";
import { connected, findPostgres, startPostgres } from "./testing/throwaway-postgres.ts";

const requestId = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9";
const bin = await findPostgres();

describe.each(engines)("a request's errand, connected to $name", ({ missing, start }) => {
  let db: Database;
  let engine: Engine;
  let above: Above;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    if (missing === null) ({ db, engine, above, stop } = await start());
  });
  afterAll(() => stop?.());

  const nameIn = (scope: Parameters<Engine["within"]>[0]) =>
    engine.within(scope, async (rows) => {
      const name = sql<string>`current_setting('application_name')`;
      const [answer] = await rows.select({ name }).from(sql`(select) as nothing`);
      return answer?.name;
    });

  it.skipIf(missing)("is named in its transaction, and no longer in the next", async () => {
    expect(await nameIn({ kind: "caller", sub: "akari", requestId })).toBe(`sekisho ${requestId}`);
    expect(await nameIn({ kind: "everybody", requestId })).toBe(`sekisho ${requestId}`);
    expect(await nameIn({ kind: "caller", sub: "akari" })).not.toContain(requestId);
  });

  it.skipIf(missing).each(["", "x', true), set_config('role', 'none", "a\nb", "f".repeat(37)])(
    "lets no other text into a statement: %j",
    async (wrong) => {
      await expect(nameIn({ kind: "caller", sub: "akari", requestId: wrong })).rejects.toThrow(TypeError);
    },
  );

  it.skipIf(missing)("reaches the same rows, and the caller's alone", async () => {
    const errand = db.onBehalfOf({ requestId, around: null });
    await errand.items.create("akari", { name: "mine" });
    expect((await db.items.list("akari", { limit: 10 })).items).toMatchObject([{ name: "mine" }]);
    expect((await errand.items.list("bashō", { limit: 10 })).items).toEqual([]);
  });

  it.skipIf(missing)("shows who looks on the kind of each transaction, and how it failed", async () => {
    const seen: unknown[] = [];
    const around: AroundTransaction = (scope, run) =>
      run().then(
        (answer) => {
          seen.push(scope);
          return answer;
        },
        (error: unknown) => {
          seen.push([scope, error]);
          throw error;
        },
      );
    const errand = db.onBehalfOf({ requestId, around });
    await errand.users.ensure({ sub: "akari", username: "akari" });
    await errand.totals();
    expect(seen.splice(0)).toEqual(["caller", "everybody"]);

    await above("alter table users rename to people");
    await expect(errand.users.ensure({ sub: "secret-sub", username: "x" })).rejects.toThrow("42P01");
    await above("alter table people rename to users");
    expect(seen).toMatchObject([["caller", { name: "DatabaseError", sqlState: "42P01" }]]);
    expect(String((seen[0] as unknown[])[1])).not.toContain("secret-sub"); // as: the pair that was just compared
  });
});

it.skipIf(bin === null)("names a waiting request to whoever looks at pg_stat_activity", async () => {
  if (bin === null) return;
  const server = await startPostgres(bin);
  const db = databaseOver(await openServer(server.url));
  const superuser = await connected(server.url);
  await superuser.query("begin; lock table items");
  const waiting = db.onBehalfOf({ requestId, around: null }).items.list("akari", { limit: 1 });
  const names = async () =>
    (await superuser.query("select application_name from pg_stat_activity where wait_event_type = 'Lock'"))
      .rows;
  // Within a transaction statistics are looked at once, unless it is told to look again.
  const lookAgain = () => superuser.query("select pg_stat_clear_snapshot()").then(names);
  await expect.poll(lookAgain, { interval: 5 }).toEqual([{ application_name: `sekisho ${requestId}` }]);
  await superuser.query("commit");
  expect(await waiting).toEqual({ items: [], next_cursor: null });
  expect(db.connections()).toEqual({ open: 1, idle: 1 });
  await superuser.end();
  await db.close();
  await server.stop();
});
