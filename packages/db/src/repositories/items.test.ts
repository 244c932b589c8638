import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engines } from "../../test/engines.ts";
import type { Database } from "../database.ts";

describe.each(engines)("items in $name", ({ missing, start }) => {
  let db: Database;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    if (missing === null) ({ db, stop } = await start());
  });
  afterAll(() => stop?.());

  it.skipIf(missing)("gives a new item its id, owner and time", async () => {
    const before = Date.now();
    const item = await db.items.create("akari", { name: "通行手形" });
    expect(item).toEqual({
      id: expect.any(Number),
      name: "通行手形",
      owner_sub: "akari",
      created_at: expect.any(String),
    });
    expect(item.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Math.abs(Date.parse(item.created_at) - before)).toBeLessThan(60_000);
    expect(await db.items.byId("akari", item.id)).toEqual(item);
  });

  it.skipIf(missing)("shows nobody else's item, to read, rename or remove", async () => {
    const item = await db.items.create("bashō", { name: "mine" });
    expect(await db.items.byId("chiyo", item.id)).toBeNull();
    expect(await db.items.rename("chiyo", item.id, { name: "stolen" })).toBeNull();
    expect(await db.items.remove("chiyo", item.id)).toBe(false);
    expect((await db.items.list("chiyo", { limit: 100 })).items).toEqual([]);
    expect(await db.items.byId("bashō", item.id)).toEqual(item);
  });

  it.skipIf(missing)("answers a foreign item exactly as a missing one", async () => {
    const item = await db.items.create("dai", { name: "mine" });
    expect(await db.items.byId("emi", item.id)).toEqual(await db.items.byId("emi", 2_147_483_647));
    expect(await db.items.remove("emi", item.id)).toEqual(await db.items.remove("emi", 2_147_483_647));
  });

  it.skipIf(missing)("pages newest first without a gap, also while rows are added", async () => {
    const made = [];
    for (let n = 1; n <= 5; n++) made.push(await db.items.create("fumi", { name: `item ${n}` }));
    const first = await db.items.list("fumi", { limit: 2 });
    await db.items.create("fumi", { name: "arrived between the pages" });
    const second = await db.items.list("fumi", { limit: 2, cursor: first.next_cursor ?? undefined });
    const third = await db.items.list("fumi", { limit: 2, cursor: second.next_cursor ?? undefined });
    expect([...first.items, ...second.items, ...third.items]).toEqual(made.toReversed());
    expect(third.next_cursor).toBeNull();
  });

  it.skipIf(missing)("says there is no next page when the last page is exactly full", async () => {
    for (let n = 1; n <= 3; n++) await db.items.create("goro", { name: `item ${n}` });
    expect((await db.items.list("goro", { limit: 3 })).next_cursor).toBeNull();
  });

  it.skipIf(missing)("renames and removes the owner's item", async () => {
    const item = await db.items.create("hana", { name: "before" });
    expect(await db.items.rename("hana", item.id, { name: "after" })).toEqual({ ...item, name: "after" });
    expect(await db.items.remove("hana", item.id)).toBe(true);
    expect(await db.items.byId("hana", item.id)).toBeNull();
  });

  it.skipIf(missing)("keeps text that looks like SQL as text", async () => {
    const name = `'); drop table items; -- " \\ $1 {}`;
    const item = await db.items.create(`o'wner "q"`, { name });
    expect(await db.items.byId(`o'wner "q"`, item.id)).toMatchObject({ name, owner_sub: `o'wner "q"` });
  });

  it.skipIf(missing)(
    "refuses a name beyond the contract's length, and quotes no one's text in the error",
    async () => {
      const name = "秘".repeat(2001);
      const failure = await db.items.create("ichi", { name }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ name: "DatabaseError", sqlState: "23514" });
      expect(String((failure as Error).stack)).not.toMatch(/秘|ichi|insert/i); // as: the line above proved it is an Error
      expect(failure).not.toHaveProperty("cause");
    },
  );
});
