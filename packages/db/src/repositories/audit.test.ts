import { AuditPage } from "@sekisho/contract/audit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEvent } from "../../test/audit-event.ts";
import { type Above, engines } from "../../test/engines.ts";
import { genesisHash } from "../audit/event-hash.ts";
import type { Database } from "../database.ts";
import type { Engine } from "../engine.ts";
import { auditChain } from "../schema/audit-chain.ts";

describe.each(engines)("the audit trail on $name", ({ missing, start }) => {
  let db: Database;
  let engine: Engine;
  let above: Above;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    if (missing === null) ({ db, engine, above, stop } = await start());
  });
  afterAll(() => stop?.());
  beforeEach(async () => {
    if (missing !== null) return;
    await above("truncate audit_events, audit_chain");
    await above(`insert into audit_chain (length, hash) values (0, '${genesisHash}')`);
  });

  const five = async () => {
    const events = [];
    for (const n of [1, 2, 3, 4, 5])
      events.push(await db.audit.append(auditEvent({ target: `person ${n}` })));
    return events;
  };

  it.skipIf(missing)("gives every event its place, the database's time and its hash", async () => {
    const first = await db.audit.append(auditEvent({ detail: { from: null, to: "admin" } }));
    const [clock] = await above("select clock_timestamp() as now");
    expect(first).toMatchObject({ id: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(Math.abs(Date.parse(first.at) - Number(clock?.["now"]))).toBeLessThan(60_000);
    expect(await db.audit.append(auditEvent())).toMatchObject({ id: 2 });
    expect((await db.audit.list({ limit: 2 })).events[1]).toEqual(first);
  });

  it.skipIf(missing)("is whole when nothing was added yet, and after every event", async () => {
    expect(await db.audit.verify(null)).toEqual({ kind: "whole", head: { length: 0, hash: genesisHash } });
    for (const { id, hash } of await five()) expect(hash, `event ${id}`).toMatch(/^[0-9a-f]{64}$/);
    const last = (await db.audit.list({ limit: 1 })).events[0];
    expect(await db.audit.verify(null)).toEqual({ kind: "whole", head: { length: 5, hash: last?.hash } });
  });

  it.skipIf(missing)("never forks, however many add at once, known and unknown", async () => {
    const actors = Array.from({ length: 40 }, (_, n) => (n % 4 === 0 ? null : `caller ${n}`));
    const events = await Promise.all(actors.map((sub) => db.audit.append(auditEvent({ actor_sub: sub }))));
    expect(events.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(actors.map((_, n) => n + 1));
    expect(await db.audit.verify(null)).toMatchObject({ kind: "whole", head: { length: 40 } });
  });

  it.skipIf(missing)(
    "keeps nobody else from the database while whoever holds the end of the chain does not move",
    async ({ skip }) => {
      skip(engine.within === engine.trail, "there is but one connection");
      let letGo = () => {};
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      let lock = () => {};
      const locked = new Promise<void>((resolve) => {
        lock = resolve;
      });
      const holding = engine.within({ kind: "nobody" }, async (rows) => {
        await rows.select().from(auditChain).for("update");
        lock();
        await held;
      });
      await locked;
      // More than the pool has connections.
      const adding = Promise.all(Array.from({ length: 20 }, () => db.audit.append(auditEvent())));
      const read = await db.items.list("akari", { limit: 1 }).catch((error: unknown) => error);
      letGo();
      await holding;
      expect(read).toMatchObject({ items: [] });
      expect(await adding).toHaveLength(20);
    },
  );

  it.skipIf(missing)("leaves no number out when an event could not be added", async () => {
    await db.audit.append(auditEvent());
    await expect(db.audit.append(auditEvent({ action: "Not an action" }))).rejects.toMatchObject({
      name: "DatabaseError",
    });
    expect(await db.audit.append(auditEvent())).toMatchObject({ id: 2 });
    expect(await db.audit.verify(null)).toMatchObject({ kind: "whole" });
  });

  it.skipIf(missing)("keeps any text in a form that can be checked", async () => {
    const odd = '\ud800 \0 \u2028 " \\ 関 😀 \u007f';
    const event = await db.audit.append(
      auditEvent({ actor_username: odd, reason: odd, detail: { [odd]: odd, z: null } }),
    );
    expect(event.reason).toBe('\ufffd \ufffd \u2028 " \\ 関 😀 \u007f');
    expect((await db.audit.list({ limit: 1 })).events).toEqual([event]);
    expect(await db.audit.verify(null)).toMatchObject({ kind: "whole" });
  });

  it.skipIf(missing)(
    "is read newest first, page by page, whole or by action, outcome and actor",
    async () => {
      await db.audit.append(auditEvent({ action: "session.login", actor_sub: null, actor_username: null }));
      await db.audit.append(
        auditEvent({ action: "users.purged", actor_sub: "chiyo", actor_username: "Chiyo" }),
      );
      await five();
      await db.audit.append(auditEvent({ action: "session.login", outcome: "denied", actor_sub: null }));
      const ids = async (asked: object) =>
        (await db.audit.list({ limit: 100, ...asked })).events.map(({ id }) => id);
      expect(await ids({})).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
      expect(await ids({ action: "user" })).toEqual([7, 6, 5, 4, 3]);
      expect(await ids({ action: "session.login" })).toEqual([8, 1]);
      expect(await ids({ action: "session", outcome: "denied" })).toEqual([8]);
      expect(await ids({ actor: "chiyo" })).toEqual([2]);
      expect(await ids({ actor: "Chiyo" })).toEqual([2]);
      expect(await ids({ actor: "bash%" })).toEqual([]);
      const page = await db.audit.list({ limit: 3 });
      expect(page).toMatchObject({ next_cursor: 6, events: [{ id: 8 }, { id: 7 }, { id: 6 }] });
      expect(await db.audit.list({ limit: 5, cursor: 6 })).toMatchObject({ next_cursor: null });
      expect((await db.audit.recentChanges(2)).map(({ id }) => id)).toEqual([7, 6]);
    },
  );

  describe("is shown whole, with what was tampered with as such", () => {
    it.skipIf(missing).each([
      ["a time without an end", "at = 'infinity'", { at: "unreadable" }],
      ["a time before all others", "at = '-infinity'", { at: "unreadable" }],
      ["a time before Christ", "at = '0044-03-15 12:00:00+00 BC'", { at: "unreadable" }],
      ["a year of five digits", "at = '12026-11-26 12:00:00+00'", { at: "unreadable" }],
      ["a detail that is a list", `detail = '["x"]'`, { detail: { unreadable: null } }],
      ["a detail that is deeper", `detail = '{"to":{"role":"admin"}}'`, { detail: { unreadable: null } }],
      ["a detail that is a word", `detail = '"x"'`, { detail: { unreadable: null } }],
    ])("%s", async (_what, changed, shown) => {
      await five();
      await above(`update audit_events set ${changed} where id = 3`);
      const page = AuditPage.parse(await db.audit.list({ limit: 10 })); // as the API's answer is checked
      expect(page.events.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
      expect(page.events[2]).toMatchObject(shown);
      expect((await db.audit.recentChanges(10))[2]).toEqual(page.events[2]);
      expect(await db.audit.verify(null)).toEqual({ kind: "broken", how: "changed", id: 3 });
    });
  });

  describe("names the first break and its kind", () => {
    it.skipIf(missing).each([
      ["an event that was changed", "changed", 3, "update audit_events set target = 'y' where id = 3"],
      [
        "an event whose time was made one that cannot be read",
        "changed",
        2,
        "update audit_events set at = 'infinity' where id = 2",
      ],
      [
        "an event whose detail was changed",
        "changed",
        2,
        `update audit_events set detail = '{"to":"user"}' where id = 2`,
      ],
      ["an event that was removed", "removed", 2, "delete from audit_events where id = 2"],
      ["the first event that was removed", "removed", 1, "delete from audit_events where id = 1"],
      ["events whose end was cut off", "cut-tail", 4, "delete from audit_events where id > 3"],
      ["events that are all gone", "cut-tail", 1, "truncate audit_events"],
      [
        "two events that changed places",
        "out-of-order",
        2,
        `update audit_events set id = 0 where id = 2; update audit_events set id = 2 where id = 3;
         update audit_events set id = 3 where id = 0`,
      ],
      [
        "the first event, moved to the end",
        "out-of-order",
        1,
        `update audit_events set id = 9 where id = 1; update audit_events set id = id - 11 where id < 9;
         update audit_events set id = id + 10 where id < 0; update audit_events set id = 5 where id = 9`,
      ],
      [
        "an event that the writer did not add",
        "added",
        5,
        `update audit_chain set length = 4, hash = (select hash from audit_events where id = 4)`,
      ],
      ["an event before the first", "added", 1, "update audit_events set id = 0 where id = 5"],
      ["a head that is gone", "head-missing", 5, "delete from audit_chain"],
      ["a head that is not the last event's", "changed", 5, `update audit_chain set hash = '${genesisHash}'`],
    ])("%s", async (_what, how, id, tampering) => {
      await five();
      for (const statement of tampering.split(";")) await above(statement);
      expect(await db.audit.verify(null)).toEqual({ kind: "broken", how, id });
    });

    it.skipIf(missing)("a chain that was made anew, once a head was noted elsewhere", async () => {
      const events = await five();
      const noted = { length: 4, hash: events[3]?.hash ?? "" };
      expect(await db.audit.verify(noted)).toMatchObject({ kind: "whole" });
      await above("truncate audit_events");
      await above(`update audit_chain set length = 0, hash = '${genesisHash}'`);
      const shorter = { kind: "broken", how: "cut-tail", id: 1 };
      expect(await db.audit.verify(noted)).toEqual(shorter);
      await five();
      expect(await db.audit.verify(null)).toMatchObject({ kind: "whole" });
      expect(await db.audit.verify(noted)).toEqual({ kind: "broken", how: "rewritten", id: 4 });
    });
  });

  it.skipIf(missing)("is checked over more than one page", async () => {
    await above(`
      do $$ declare previous text := repeat('0', 64); stamp timestamptz := '2026-01-01T00:00:00.000Z'; begin
        for place in 1..2500 loop
          previous := encode(sha256(convert_to(previous || E'\\n'
            || '{"action":"a","at":"2026-01-01T00:00:00.000Z","detail":{},"outcome":"allowed","repeated":1}', 'UTF8')), 'hex');
          insert into audit_events (id, at, action, outcome, repeated, detail, hash)
            values (place, stamp, 'a', 'allowed', 1, '{}', previous);
        end loop;
        update audit_chain set length = 2500, hash = previous;
      end $$`);
    expect(await db.audit.verify(null)).toMatchObject({ kind: "whole", head: { length: 2500 } });
    await above("update audit_events set repeated = 2 where id = 2001");
    expect(await db.audit.verify(null)).toEqual({ kind: "broken", how: "changed", id: 2001 });
  });
});
