import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Above, engines } from "../../test/engines.ts";
import { sqlStateOf } from "../../test/sql-state-of.ts";
import type { Database } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { RowScope } from "../row-scope.ts";
import { items } from "../schema/items.ts";
import { rateLimits } from "../schema/rate-limits.ts";

const hashed = (text: string) => createHash("sha256").update(text).digest("hex");
const one = (text: string, by = 1) => new Map([[hashed(text), by]]);
// A millisecond ago, because the column keeps whole ones: now() may be rounded up, and not have come yet.
const justNow = "now() - interval '1 millisecond'";
const minute = 60_000;

describe.each(engines)("the counters of rate limits, connected to $name", ({ missing, start }) => {
  let db: Database;
  let engine: Engine;
  let above: Above;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    if (missing === null) ({ db, engine, above, stop } = await start());
  });
  afterAll(() => stop?.());

  it.skipIf(missing)("tell no two calls the same count, however many add at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => db.counters.add(one("crowd"), minute)),
    );
    const counts = answers.map(([answer]) => answer?.count ?? 0).toSorted((a, b) => a - b);
    expect(counts).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it.skipIf(missing)("add many keys in one go, and say when each begins anew", async () => {
    await db.counters.add(one("several a", 5), minute);
    const both = new Map([...one("several b", 2), ...one("several a", 3)]);
    const answers = new Map((await db.counters.add(both, minute)).map((answer) => [answer.key, answer]));
    expect(answers.get(hashed("several a"))?.count).toBe(8);
    expect(answers.get(hashed("several b"))?.count).toBe(2);
    for (const { endsIn } of answers.values()) {
      expect(endsIn).toBeGreaterThan(0);
      expect(endsIn).toBeLessThanOrEqual(minute);
    }
  });

  it.skipIf(missing)("are never said to last longer than a window, whoever began it", async () => {
    await db.counters.add(one("ahead"), minute);
    // As by a transaction that began later and was there first; and the column rounds an end up as well as down.
    await above(
      `update rate_limits set ends_at = now() + interval '1 minute 2 seconds' where key = '${hashed("ahead")}'`,
    );
    const [answer] = await db.counters.add(one("ahead"), minute);
    expect(answer).toMatchObject({ count: 2, endsIn: minute });
  });

  it.skipIf(missing)("begin anew once the window has ended, and keep its end until then", async () => {
    await db.counters.add(one("window", 7), minute);
    await above(`update rate_limits set ends_at = ${justNow} where key = '${hashed("window")}'`);
    const [anew] = await db.counters.add(one("window"), minute);
    expect(anew?.count).toBe(1);
    const endsAt = `select ends_at::text from rate_limits where key = '${hashed("window")}'`;
    const before = await above(endsAt);
    await db.counters.add(one("window"), minute);
    expect(await above(endsAt)).toEqual(before);
  });

  it.skipIf(missing)("forget windows that have ended, and no others", async () => {
    await db.counters.add(new Map([...one("over"), ...one("running")]), minute);
    await above(`update rate_limits set ends_at = ${justNow} where key = '${hashed("over")}'`);
    await db.counters.forgetEnded();
    const left = await above(
      `select key from rate_limits where key in ('${hashed("over")}', '${hashed("running")}')`,
    );
    expect(left).toEqual([{ key: hashed("running") }]);
  });

  it.skipIf(missing)("forget all windows that have ended, however many a flood has left behind", async () => {
    await above(`insert into rate_limits
      select encode(sha256(n::text::bytea), 'hex'), 1, ${justNow} from generate_series(1, 20001) as n`);
    await db.counters.forgetEnded();
    expect(await above("select key from rate_limits where ends_at <= now()")).toEqual([]);
  });

  it.skipIf(missing)(
    "take nothing that is not a hash: no address can be written down by mistake",
    async () => {
      const failure = await db.counters.add(new Map([["203.0.113.7", 1]]), minute).catch((error) => error);
      expect(failure).toMatchObject({ name: "DatabaseError", sqlState: "23514" });
    },
  );

  it.skipIf(missing)(
    "are out of reach for callers and overseers, and reach nobody's rows themselves",
    async () => {
      await db.items.create("akari", { name: "akari's" });
      await db.counters.add(one("hidden"), minute);
      const row = { key: hashed("planted"), count: 1, endsAt: new Date() };
      const scopes: RowScope[] = [{ kind: "caller", sub: "akari" }, { kind: "everybody" }];
      for (const scope of scopes) {
        expect(await engine.within(scope, (rows) => rows.$count(rateLimits))).toBe(0);
        const planted = engine.within(scope, (rows) => rows.insert(rateLimits).values(row));
        expect(["42501", "25006"]).toContain(await sqlStateOf(planted));
      }
      expect(await engine.within({ kind: "counting" }, (rows) => rows.$count(items))).toBe(0);
      const stolen = engine.within({ kind: "counting" }, (rows) =>
        rows.insert(items).values({ name: "x", ownerSub: "akari" }),
      );
      expect(await sqlStateOf(stolen)).toBe("42501");
    },
  );

  it.skipIf(missing)("are not written to the log that makes rows durable", async () => {
    const kind = await above("select relpersistence from pg_class where relname = 'rate_limits'");
    expect(kind).toEqual([{ relpersistence: "u" }]);
  });
});
