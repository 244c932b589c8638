import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Above, engines } from "../../test/engines.ts";
import type { Database } from "../database.ts";
import type { Engine } from "../engine.ts";
import { revocations } from "../schema/revocations.ts";

const issuer = "https://pool.example";
const person = (subject: string) => ({ issuer, subject, issuedUpTo: 1_790_000_000 });
const signIn = { issuer, originJti: "sign-in" };

describe.each(engines)("revocations in $name", ({ missing, start }) => {
  let db: Database;
  let engine: Engine;
  let above: Above;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    if (missing === null) ({ db, engine, above, stop } = await start());
  });
  afterAll(() => stop?.());
  beforeEach(async () => {
    if (missing === null) await above("truncate revocations");
  });

  it.skipIf(missing)("are shown whole to whoever asks for all, and again while they are fresh", async () => {
    await db.revocations.add("admin", [person("akari"), signIn]);
    const first = await db.revocations.since(null);
    expect(first.made).toEqual([
      { ...person("akari"), id: expect.any(Number) },
      { ...signIn, id: expect.any(Number) },
    ]);
    expect((await db.revocations.since(first.readAt)).made).toEqual(first.made);
  });

  it.skipIf(missing)(
    "are shown whole to whoever asks for all, also when there are many pages of them",
    async () => {
      await above(`insert into revocations (issuer, origin_jti, made_by)
      select '${issuer}', 'sign-in ' || n, 'admin' from generate_series(1, 20001) n`);
      const { made } = await db.revocations.since(null);
      expect(new Set(made.map((one) => "originJti" in one && one.originJti)).size).toBe(20_001);
      expect(made).toHaveLength(20_001);
    },
  );

  it.skipIf(missing)(
    "are not read again for ever: a later look begins shortly before the one before",
    async () => {
      await db.revocations.add("admin", [signIn]);
      await above("update revocations set made_at = made_at - interval '3 minutes'");
      const { made, readAt } = await db.revocations.since(null);
      expect(made).toHaveLength(1);
      expect((await db.revocations.since(readAt)).made).toEqual([]);
    },
  );

  it.skipIf(missing)(
    "are missed by no look although a transaction begun earlier commits later",
    async ({ skip }) => {
      skip(engine.within === engine.lookout, "one transaction at a time: there is no such thing");
      let commit = () => {};
      const held = new Promise<void>((resolve) => {
        commit = resolve;
      });
      let inserted = () => {};
      const waiting = new Promise<void>((resolve) => {
        inserted = resolve;
      });
      const slow = engine.within({ kind: "caller", sub: "admin" }, async (rows) => {
        await rows.insert(revocations).values({ ...person("slow"), madeBy: "admin" });
        inserted();
        await held;
      });
      await waiting;
      await db.revocations.add("admin", [person("quick")]);
      const before = await db.revocations.since(null);
      expect(before.made).toMatchObject([{ subject: "quick" }]);
      commit();
      await slow;
      const after = await db.revocations.since(before.readAt);
      expect(new Set(after.made.map((one) => "subject" in one && one.subject))).toEqual(
        new Set(["quick", "slow"]),
      );
    },
  );

  it.skipIf(missing)(
    "are removed by the next that is added once no token can be that old, and not before",
    async () => {
      await db.revocations.add("admin", [person("old"), person("young")]);
      const age = (subject: string, interval: string) =>
        above(`update revocations set made_at = now() - interval '${interval}' where subject = '${subject}'`);
      await age("old", "25 hours 1 second");
      await age("young", "24 hours 59 minutes");
      await db.revocations.add("another", [person("new")]);
      expect(await above("select subject from revocations order by id")).toEqual([
        { subject: "young" },
        { subject: "new" },
      ]);
    },
  );

  it.skipIf(missing)("are of a person or of a sign-in, and never half of either", async () => {
    for (const values of [
      "null, null, null",
      "'a', 1, 'b'",
      "'a', null, null",
      "null, 1, null",
      "'a', null, 'b'",
    ])
      await expect(
        above(
          `insert into revocations (issuer, made_by, subject, issued_up_to, origin_jti) values ('i', 'm', ${values})`,
        ),
      ).rejects.toMatchObject({ code: "23514" });
  });

  it.skipIf(missing)(
    "are told to whoever listens, who first hears that something may have been missed",
    async () => {
      const heard: boolean[] = [];
      const stopListening = db.revocations.onAdded((isAllHeard) => heard.push(isAllHeard));
      await vi.waitFor(() => expect(heard).toEqual([false]), { timeout: 30_000 });
      await db.revocations.add("admin", [signIn]);
      await vi.waitFor(() => expect(heard).toEqual([false, true]), { timeout: 30_000 });
      stopListening();
    },
  );

  it.skipIf(missing)("can be looked for while every other connection is taken", async ({ skip }) => {
    skip(engine.within === engine.lookout, "there is but one connection");
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const takers = Array.from({ length: 12 }, (_, n) =>
      engine.within({ kind: "caller", sub: `taker ${n}` }, () => held),
    );
    expect((await db.revocations.since(null)).made).toEqual([]);
    release();
    await Promise.all(takers);
  });
});
