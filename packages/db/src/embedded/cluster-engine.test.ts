import type { PGlite } from "@electric-sql/pglite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { items } from "../schema/items.ts";
import { clusterEngine } from "./cluster-engine.ts";
import { emptyCluster } from "./empty-cluster.ts";

describe("an embedded cluster", () => {
  let cluster: PGlite;
  beforeEach(async () => {
    cluster = await emptyCluster();
  });
  afterEach(() => cluster.close());

  it("is nobody's again once a scope has ended, well or badly", async () => {
    const { within } = await clusterEngine(cluster);
    const session = async () =>
      (await cluster.query("select current_user, current_setting('sekisho.subject', true) as subject")).rows;
    const fresh = await session();
    await within({ kind: "caller", sub: "akari" }, (rows) =>
      rows.insert(items).values({ name: "x", ownerSub: "akari" }),
    );
    expect(await session()).toEqual(fresh);
    const failing = within({ kind: "caller", sub: "akari" }, async (rows) => {
      await rows.delete(items);
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
    expect(await session()).toEqual(fresh);
    expect(await within({ kind: "caller", sub: "akari" }, (rows) => rows.$count(items))).toBe(1);
  });

  it("runs no statement outside of a scope", async () => {
    const { within } = await clusterEngine(cluster);
    const kept = await within({ kind: "caller", sub: "akari" }, (rows) => Promise.resolve({ rows }));
    await expect(kept.rows.select().from(items)).rejects.toMatchObject({
      cause: new Error("a statement outside of every scope"),
    });
  });

  it("is prepared as often as it is opened", async () => {
    for (let n = 0; n < 3; n++) await expect(clusterEngine(cluster)).resolves.toBeDefined();
  });

  it("is not worked with after somebody switched row-level security off", async () => {
    await cluster.exec("alter table items disable row level security");
    await expect(clusterEngine(cluster)).rejects.toMatchObject({ name: "RowSecurityMissing" });
  });

  // PostgreSQL 16 changed what CREATEROLE gives its holder; this cluster is newer than the server of other tests.
  describe("on PostgreSQL 16 and newer, for a user with BYPASSRLS and CREATEROLE", () => {
    const role = async () =>
      (
        await cluster.query<{ role: string }>(
          "select 'sekisho_caller_' || oid as role from pg_database where datname = current_database()",
        )
      ).rows[0]?.role ?? "";

    beforeEach(async () => {
      await clusterEngine(cluster);
      await cluster.exec(`
        create role maker bypassrls createrole;
        grant create on database postgres to maker;
        alter schema drizzle owner to maker;
        alter table drizzle.__drizzle_migrations owner to maker;
        alter table items owner to maker;
        alter table item_changes owner to maker;
        alter table item_positions owner to maker;
        alter table users owner to maker;
        alter table audit_events owner to maker;
        alter table audit_chain owner to maker;
        alter table rate_limits owner to maker;
        alter table revocations owner to maker`);
    });

    /** How many of the one item there is another caller counts, and whoever oversees everybody. */
    async function counted(): Promise<{ caller: number; everybody: number }> {
      const { within } = await clusterEngine(cluster);
      await within({ kind: "caller", sub: "akari" }, (rows) =>
        rows.insert(items).values({ name: "x", ownerSub: "akari" }),
      );
      return {
        caller: await within({ kind: "caller", sub: "chiyo" }, (rows) => rows.$count(items)),
        everybody: await within({ kind: "everybody" }, (rows) => rows.$count(items)),
      };
    }

    it("makes the role and steps down to it", async () => {
      await cluster.exec(`drop owned by ${await role()}; drop role ${await role()}`);
      await cluster.exec("set session authorization maker");
      expect(await counted()).toEqual({ caller: 0, everybody: 1 });
    });

    it("steps down to a role that somebody else made only once that was granted", async () => {
      await cluster.exec("set session authorization maker");
      await expect(clusterEngine(cluster)).rejects.toMatchObject({
        lack: { kind: "role-not-granted", role: await role() },
      });
      await cluster.exec(`set session authorization postgres; grant ${await role()} to maker with set false`);
      await cluster.exec("set session authorization maker");
      await expect(clusterEngine(cluster)).rejects.toMatchObject({ lack: { kind: "role-not-granted" } });
      await cluster.exec(`set session authorization postgres; grant ${await role()} to maker with set true`);
      await cluster.exec("set session authorization maker");
      expect(await counted()).toEqual({ caller: 0, everybody: 1 });
    });

    it("grants itself a role that it may pass on", async () => {
      await cluster.exec(`grant ${await role()} to maker with admin true, set false`);
      await cluster.exec("set session authorization maker");
      expect(await counted()).toEqual({ caller: 0, everybody: 1 });
    });
  });
});
