import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Above, engines } from "../../test/engines.ts";
import type { Database } from "../database.ts";
import type { Engine } from "../engine.ts";
import { itemsRepository } from "./items.ts";
import { keptChanges, pruneEvery } from "./kept-changes.ts";

describe.each(engines)("changes of items in $name", ({ missing, start }) => {
  let db: Database;
  let engine: Engine;
  let above: Above;
  let stop: () => Promise<void>;
  const isEmbedded = start === engines[0]?.start;
  beforeAll(async () => {
    if (missing === null) ({ db, engine, above, stop } = await start());
  });
  afterAll(() => stop?.());

  /** Everything after a position, in pages of `limit`. */
  async function allSince(owner: string, position: number, limit = 100) {
    const found = [];
    for (let from = position; ; ) {
      const page = await db.itemChanges.since(owner, from, limit);
      if (page.kind === "lost") throw new Error("lost");
      found.push(...page.changes);
      if (page.changes.length < limit) return found;
      from = page.changes.at(-1)?.position ?? from;
    }
  }

  it.skipIf(missing)("are recorded as they happen, numbered without a gap for each owner", async () => {
    const item = await db.items.create("akari", { name: "通行手形" });
    const foreign = await db.items.create("bashō", { name: "another's" });
    const renamed = await db.items.rename("akari", item.id, { name: "駅鈴" });
    await db.items.remove("akari", item.id);
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(await allSince("akari", 0)).toEqual([
      { position: 1, change: { kind: "created", at, item } },
      { position: 2, change: { kind: "renamed", at, item: renamed } },
      { position: 3, change: { kind: "deleted", at, id: item.id } },
    ]);
    expect(await allSince("bashō", 0)).toEqual([
      { position: 1, change: { kind: "created", at, item: foreign } },
    ]);
    expect(await db.itemChanges.last("akari")).toBe(3);
  });

  it.skipIf(missing)("are none where nothing was changed", async () => {
    const foreign = await db.items.create("chiyo", { name: "chiyo's" });
    await db.items.rename("dai", foreign.id, { name: "stolen" });
    await db.items.remove("dai", foreign.id);
    expect(await db.itemChanges.last("dai")).toBe(0);
    expect(await db.itemChanges.since("dai", 0, 10)).toEqual({ kind: "changes", changes: [] });
    expect(await db.itemChanges.last("chiyo")).toBe(1);
  });

  it.skipIf(missing)("are read page by page", async () => {
    for (let n = 1; n <= 5; n++) await db.items.create("emi", { name: `item ${n}` });
    expect((await allSince("emi", 1, 2)).map(({ position }) => position)).toEqual([2, 3, 4, 5]);
  });

  it.skipIf(missing)("are never seen before an earlier one, whatever the order of commits", async () => {
    // On a server the second writer waits for the first one's transaction; embedded there is one connection to wait for.
    const committed: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = itemsRepository((sub, work) =>
      engine.within({ kind: "caller", sub }, async (rows) => {
        const answer = await work(rows);
        begun();
        await held;
        return answer;
      }),
    );
    const first = slow.create("fumi", { name: "first" }).then(() => committed.push("first"));
    await isBegun;
    const second = db.items.create("fumi", { name: "second" }).then(() => committed.push("second"));
    // Another owner's transaction overtakes on a server, and shows that the second is not merely slow.
    if (!isEmbedded) await db.items.create("goro", { name: "another owner's" });
    expect(committed).toEqual([]);
    const none = { kind: "changes", changes: [] };
    expect(isEmbedded ? none : await db.itemChanges.since("fumi", 0, 10)).toEqual(none);
    release();
    // Their numbers are asked for, not whose answer was read first: those come over two connections.
    await Promise.all([first, second]);
    expect(await allSince("fumi", 0)).toMatchObject([
      { position: 1, change: { item: { name: "first" } } },
      { position: 2, change: { item: { name: "second" } } },
    ]);
  });

  it.skipIf(missing)("have no gap and no double while many write at once and one reads on", async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 10; n++) {
        const { id } = await db.items.create("hana", { name: `${writer}-${n}` });
        if (n % 2 === 0) await db.items.rename("hana", id, { name: "renamed" });
        if (n % 3 === 0) await db.items.remove("hana", id);
      }
    });
    const expected = 8 * (10 + 5 + 4);
    const seen: number[] = [];
    while (seen.length < expected) {
      const page = await db.itemChanges.since("hana", seen.at(-1) ?? 0, 7);
      expect(page.kind).toBe("changes");
      if (page.kind === "changes") seen.push(...page.changes.map(({ position }) => position));
    }
    await Promise.all(writers);
    expect(seen).toEqual(Array.from({ length: expected }, (_, at) => at + 1));
    expect(await db.itemChanges.last("hana")).toBe(expected);
  });

  it.skipIf(missing)(
    "do not stop at a writer who gave up: a number is used when it is committed",
    async () => {
      const failing = itemsRepository((sub, work) =>
        engine.within({ kind: "caller", sub }, async (rows) => {
          await work(rows);
          throw new Error("gave up");
        }),
      );
      await expect(failing.create("iku", { name: "never was" })).rejects.toThrow("gave up");
      await db.items.create("iku", { name: "first" });
      expect(await allSince("iku", 0)).toMatchObject([{ position: 1, change: { item: { name: "first" } } }]);
    },
  );

  it.skipIf(missing)("leave none of an owner who is removed while a write is under way", async () => {
    // One that stayed would stand in the way of its number, once the owner's numbers begin anew and come to it.
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = itemsRepository((sub, work) =>
      engine.within({ kind: "caller", sub }, async (rows) => {
        const answer = await work(rows);
        begun();
        await held;
        return answer;
      }),
    );
    await db.items.create("uta", { name: "first" });
    const write = slow.create("uta", { name: "under way" });
    await isBegun;
    const removal = db.users.remove("uta");
    // On a server the removal comes to wait for the writer's lock; embedded it waits for the one connection.
    const isWaiting = async () =>
      isEmbedded || (await above("select pid from pg_locks where not granted")).length > 0;
    await vi.waitFor(async () => expect(await isWaiting()).toBe(true), { timeout: 30_000 });
    release();
    await Promise.all([write, removal]);
    expect(await above("select position from item_changes where owner_sub = 'uta'")).toEqual([]);
    expect(await db.itemChanges.last("uta")).toBe(0);
  });

  it.skipIf(missing)(
    "are pruned, and whoever asks from before is told so instead of being shown a gap",
    async () => {
      const newest = keptChanges + pruneEvery;
      await above(`insert into item_positions values ('jun', ${newest - 1})`);
      await above(`insert into item_changes (owner_sub, position, kind, item_id)
      select 'jun', n, 'deleted', n from generate_series(1, ${newest - 1}) as n`);
      await db.items.create("jun", { name: "the one that prunes" });
      expect(await db.itemChanges.since("jun", pruneEvery - 1, 10)).toEqual({ kind: "lost", last: newest });
      expect(await allSince("jun", pruneEvery)).toHaveLength(keptChanges);
      expect(await db.itemChanges.since("jun", newest, 10)).toEqual({ kind: "changes", changes: [] });
    },
  );

  it.skipIf(missing)(
    "are lost to whoever asks from beyond the newest: their numbers are of another database",
    async () => {
      await db.items.create("kei", { name: "first" });
      expect(await db.itemChanges.since("kei", 2, 10)).toEqual({ kind: "lost", last: 1 });
      expect(await db.itemChanges.since("nobody yet", 1, 10)).toEqual({ kind: "lost", last: 0 });
    },
  );

  it.skipIf(missing)("are nobody else's to see, not even an administrator's", async () => {
    await db.items.create("mio", { name: "mine" });
    for (const scope of [{ kind: "caller", sub: "nao" } as const, { kind: "everybody" } as const]) {
      const seen = await engine.within(scope, async (rows) => {
        const changes = await rows.execute(sql`select from item_changes where owner_sub = 'mio'`);
        const positions = await rows.execute(sql`select from item_positions where owner_sub = 'mio'`);
        return [changes, positions].map((found) => (found as { rows: unknown[] }).rows.length); // as: both engines answer so
      });
      expect(seen).toEqual([0, 0]);
    }
  });

  it.skipIf(missing)("wake whoever watches their owner, and nobody once they have stopped", async () => {
    const woken = { rin: 0, other: 0, gone: 0 };
    const stops = [
      db.itemChanges.watch("rin", () => woken.rin++),
      db.itemChanges.watch("sora", () => woken.other++),
      db.itemChanges.watch("rin", () => woken.gone++),
    ];
    // Listening begins with a wake for everybody: something may have been missed before.
    await vi.waitFor(() => expect(Math.min(...Object.values(woken))).toBeGreaterThan(0), { timeout: 30_000 });
    stops.pop()?.();
    const before = { ...woken };
    await db.items.create("rin", { name: "wakes" });
    await vi.waitFor(() => expect(woken.rin).toBe(before.rin + 1), { timeout: 30_000 });
    await db.items.create("sora", { name: "wakes another" });
    await vi.waitFor(() => expect(woken.other).toBe(before.other + 1), { timeout: 30_000 });
    expect(woken).toEqual({ rin: before.rin + 1, other: before.other + 1, gone: before.gone });
    for (const stopWatching of stops) stopWatching();
  });

  it.skipIf(missing)("name no owner in the notices that instances exchange", async () => {
    const heard: (string | null)[] = [];
    const stopListening = engine.listen("sekisho_item_changes", (about) => heard.push(about));
    await vi.waitFor(() => expect(heard).toEqual([null]), { timeout: 30_000 });
    await db.items.create("tomo", { name: "secret" });
    await vi.waitFor(() => expect(heard).toHaveLength(2), { timeout: 30_000 });
    expect(heard[1]).toMatch(/^[0-9a-f]{16}$/);
    stopListening();
  });
});
