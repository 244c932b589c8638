import { eq, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answered } from "../database-error.ts";
import { itemsRepository } from "../repositories/items.ts";
import type { Within } from "../row-scope.ts";
import { items } from "../schema/items.ts";
import {
  connected,
  createOwner,
  findPostgres,
  startPostgres,
  type ThrowawayPostgres,
} from "../testing/throwaway-postgres.ts";
import { waitingLine } from "../waiting-line.ts";
import { migrateServer } from "./migrate-server.ts";
import { openPool } from "./open-pool.ts";
import { ownSockets } from "./own-sockets.ts";
import { poolScopes } from "./pool-scopes.ts";

const bin = await findPostgres();
const caller = { kind: "caller", sub: "akari" } as const;

/** Who a connection is, outside of every scope. */
const session = `select pg_backend_pid() as pid, current_user as "user", now() = statement_timestamp() as idle,
  coalesce(current_setting('sekisho.subject', true), '') as subject,
  coalesce(current_setting('sekisho.oversight', true), '') as oversight`;

describe.skipIf(bin === null).each([
  { user: "a superuser", urlOf: (server: ThrowawayPostgres) => Promise.resolve(server.url) },
  { user: "an owner", urlOf: (server: ThrowawayPostgres) => createOwner(server, "landlord") },
])("the one connection of $user's pool", ({ urlOf }) => {
  let server: ThrowawayPostgres;
  let pool: Pool;
  let within: Within;
  const line = waitingLine({ max: 2 });
  beforeAll(async () => {
    if (bin === null) return;
    server = await startPostgres(bin);
    const url = await urlOf(server);
    const role = await migrateServer(url);
    pool = openPool(url, ownSockets(), { max: 1 });
    within = poolScopes(pool, role, line);
  });
  afterAll(async () => {
    await pool?.end();
    await server?.stop();
  });

  const sessionNow = async () => (await pool.query<{ pid: number }>(session)).rows[0];

  it("is nobody's again once a scope has ended", async () => {
    const fresh = await sessionNow();
    expect(fresh).toMatchObject({ subject: "", oversight: "", idle: true });
    await within(caller, (rows) => rows.insert(items).values({ name: "x", ownerSub: "akari" }));
    expect(await sessionNow()).toEqual(fresh);
    await within({ kind: "everybody" }, (rows) => rows.$count(items));
    expect(await sessionNow()).toEqual(fresh);
  });

  it("is not lent again after a scope that failed, and what that had written is gone", async () => {
    const before = await sessionNow();
    const count = await within(caller, (rows) => rows.$count(items));
    const failing = within(caller, async (rows) => {
      await rows.insert(items).values({ name: "half done", ownerSub: "akari" });
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
    const after = await sessionNow();
    expect(after).toEqual({ ...before, pid: expect.any(Number) });
    expect(after?.pid).not.toBe(before?.pid);
    expect(await within(caller, (rows) => rows.$count(items))).toBe(count);
  });

  it("may be lost in the middle of a scope without harm to the process or to the next caller", async () => {
    const pid = (await sessionNow())?.pid;
    const lost = within(caller, async (rows) => {
      const superuser = await connected(server.urlOf("sekisho", "postgres"));
      await superuser.query("select pg_terminate_backend($1, 5000)", [pid]);
      await superuser.end();
      await rows.$count(items);
    });
    await expect(answered(lost)).rejects.toMatchObject({ name: "DatabaseUnavailable" });
    expect(await within({ ...caller, sub: "chiyo" }, (rows) => rows.$count(items))).toBe(0);
  });

  it("answers nothing for work that swallowed the failure of a statement: nothing of it is kept", async () => {
    const swallowing = within(caller, async (rows) => {
      await rows.insert(items).values({ name: "before", ownerSub: "akari" });
      await rows
        .insert(items)
        .values({ name: "for another", ownerSub: "bashō" })
        .catch(() => {});
      return "done";
    });
    await expect(answered(swallowing)).rejects.toMatchObject({ name: "DatabaseError" });
    expect(await within(caller, (rows) => rows.$count(items, eq(items.name, "before")))).toBe(0);
  });

  it("is taken away, with its locks, from a process that stops in the middle of a scope", async () => {
    const limit = sql<string>`current_setting('idle_in_transaction_session_timeout')`;
    const pid = (await sessionNow())?.pid;
    const watcher = await connected(server.urlOf("sekisho", "postgres"));
    const isThere = async () =>
      (await watcher.query("select from pg_stat_activity where pid = $1", [pid])).rowCount;
    const stopping = within(caller, async (rows) => {
      expect(await rows.select({ limit }).from(sql`(select) as nothing`)).toEqual([{ limit: "10s" }]);
      await rows.execute(sql`set local idle_in_transaction_session_timeout = '20ms'`);
      await expect.poll(isThere, { interval: 5 }).toBe(0);
      await rows.$count(items);
    });
    await expect(answered(stopping)).rejects.toMatchObject({ name: "DatabaseUnavailable" });
    await watcher.end();
  });

  it("refuses at once whoever finds the line full, and after a bounded wait whoever stands in it", async () => {
    const held = await pool.connect();
    const standing = [1, 2].map(() => answered(within(caller, (rows) => rows.$count(items))).catch((e) => e));
    expect(line.waiting().count).toBe(2);
    const last = answered(within(caller, (rows) => rows.$count(items)));
    await expect(last).rejects.toMatchObject({
      name: "DatabaseUnavailable",
      message: expect.stringContaining("Too many"),
    });
    for (const failure of await Promise.all(standing))
      expect(failure).toMatchObject({ name: "DatabaseUnavailable" });
    held.release();
    expect(line.waiting()).toEqual({ count: 0, longestMs: 0 });
    expect(await within({ ...caller, sub: "dai" }, (rows) => rows.$count(items))).toBe(0);
  });

  it("prepares a statement once, however many callers use it", async () => {
    const prepared = async () =>
      (await pool.query("select name from pg_prepared_statements where name like 'items_%'")).rows;

    const repository = itemsRepository((sub, work) => within({ kind: "caller", sub }, work));
    for (const sub of ["akari", "bashō", "chiyo"]) await repository.list(sub, { limit: 1 });
    expect(await prepared()).toEqual([{ name: "items_list" }]);
  });
});
