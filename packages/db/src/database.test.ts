import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engines } from "../test/engines.ts";
import type { Database } from "./database.ts";

describe.each(engines)("a database on $name", ({ missing, start }) => {
  let db: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    if (missing === null) ({ db, stop } = await start());
  });
  afterAll(() => stop?.());

  it.skipIf(missing)("answers a ping", async () => {
    await expect(db.ping()).resolves.toBeUndefined();
  });

  it.skipIf(missing)("makes a person's row once, however often and however parallel they call", async () => {
    const before = (await db.totals()).users;
    await Promise.all(Array.from({ length: 8 }, () => db.users.ensure({ sub: "sub-1", username: "akari" })));
    await db.users.ensure({ sub: "sub-1", username: "akari.renamed" });
    expect((await db.totals()).users).toBe(before + 1);
  });

  it.skipIf(missing)(
    "removes a person with all that is theirs and nothing of anybody else, as often as asked",
    async () => {
      for (const sub of ["leaving", "staying"]) {
        await db.users.ensure({ sub, username: sub });
        await db.items.create(sub, { name: "x" });
      }
      const before = await db.totals();
      await db.users.remove("leaving");
      await db.users.remove("leaving");
      expect(await db.totals()).toEqual({ users: before.users - 1, items: before.items - 1 });
      expect((await db.items.list("staying", { limit: 10 })).items).toHaveLength(1);
      // What they once called their items is theirs as well.
      expect(await db.itemChanges.last("leaving")).toBe(0);
      expect(await db.itemChanges.last("staying")).toBe(1);
    },
  );

  it.skipIf(missing)("counts everybody's items", async () => {
    const before = (await db.totals()).items;
    await db.items.create("one", { name: "a" });
    await db.items.create("two", { name: "b" });
    expect((await db.totals()).items).toBe(before + 2);
  });
});
