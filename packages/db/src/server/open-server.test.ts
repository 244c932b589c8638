import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  connected,
  createOwner,
  findPostgres,
  startPostgres,
  type ThrowawayPostgres,
} from "../../test/throwaway-postgres.ts";
import { connect } from "../connect.ts";

const bin = await findPostgres();

/** Runs a statement as the superuser. */
async function above(server: ThrowawayPostgres, statement: string): Promise<void> {
  const superuser = await connected(server.url);
  await superuser.query(statement);
  await superuser.end();
}

describe.skipIf(bin === null)(
  "a PostgreSQL server (skipped where none is installed below /usr/lib/postgresql)",
  () => {
    let server: ThrowawayPostgres;
    beforeAll(async () => {
      if (bin !== null) server = await startPostgres(bin);
    });
    afterAll(() => server?.stop());

    it("is migrated once when several processes start at the same moment", async () => {
      const opened = await Promise.all(
        Array.from({ length: 4 }, () => connect({ url: server.url, dataDir: "/nonexistent" })),
      );
      const totals = await Promise.all(opened.map((db) => db.totals()));
      expect(totals).toEqual(Array.from({ length: 4 }, () => ({ users: 0, items: 0 })));
      await Promise.all(opened.map((db) => db.close()));
    });

    it("is migrated once in each database of a cluster when all of them start at the same moment", async () => {
      const names = ["first", "second", "third"];
      const urls = [];
      // Superusers make the role that all of the cluster shares: at first nobody has it.
      for (const name of names) urls.push(await createOwner(server, name, "superuser"));
      const opened = await Promise.all(
        [...urls, ...urls].map((url) => connect({ url, dataDir: "/nonexistent" })),
      );
      for (const [index, db] of opened.entries()) await db.items.create("akari", { name: `item ${index}` });
      expect(await Promise.all(opened.map((db) => db.totals()))).toEqual(
        opened.map(() => ({ users: 0, items: 2 })),
      );
      await Promise.all(opened.map((db) => db.close()));
    });

    it("makes no role for an owner, whom the policies hold, and shows nothing to a statement bound to nobody", async () => {
      const url = await createOwner(server, "landlord");
      const db = await connect({ url, dataDir: "/nonexistent" });
      await db.items.create("akari", { name: "akari's" });
      await db.close();
      const landlord = await connected(url);
      expect((await landlord.query("select * from items")).rows).toEqual([]);
      await expect(
        landlord.query("insert into items (name, owner_sub) values ('x', 'akari')"),
      ).rejects.toMatchObject({ code: "42501" });
      expect(
        (await landlord.query("select has_table_privilege('sekisho_caller', 'items', 'select') as granted"))
          .rows,
      ).toEqual([{ granted: false }]);
      await landlord.end();
    });

    it("needs no more of a user who owns the tables only than the right to make them", async () => {
      await above(server, "create role tenant login");
      await above(server, "create database shared");
      await above(server, "grant create on database shared to tenant");
      const superuser = await connected(server.urlOf("sekisho", "shared"));
      await superuser.query("grant create on schema public to tenant");
      await superuser.end();
      const db = await connect({ url: server.urlOf("tenant", "shared"), dataDir: "/nonexistent" });
      await db.items.create("akari", { name: "akari's" });
      expect((await db.items.list("akari", { limit: 1 })).items).toHaveLength(1);
      await db.close();
    });

    it("lets a user with BYPASSRLS step down to a role it may make, or was granted", async () => {
      // A cluster of its own, in which nobody has made the role yet.
      const own = await startPostgres(bin ?? "");
      for (const [name, attributes] of [
        ["maker", "bypassrls createrole"],
        ["granted", "bypassrls"],
      ] as const) {
        const url = await createOwner(own, name, attributes);
        if (name === "granted") await above(own, `grant sekisho_caller to ${name}`);
        for (const _ of ["at first", "again"]) {
          const db = await connect({ url, dataDir: "/nonexistent" });
          await db.items.create("akari", { name: "akari's" });
          expect((await db.items.list("chiyo", { limit: 1 })).items).toEqual([]);
          await db.close();
        }
      }
      await own.stop();
    });

    it("is worked with where not everybody may look into the schema", async () => {
      const url = await createOwner(server, "hardened", "superuser");
      const superuser = await connected(url);
      await superuser.query("revoke all on schema public from public");
      await superuser.end();
      const db = await connect({ url, dataDir: "/nonexistent" });
      await db.items.create("akari", { name: "akari's" });
      expect((await db.items.list("akari", { limit: 1 })).items).toHaveLength(1);
      await db.close();
    });

    it("is not worked with where no policy holds the user: it says what the user needs", async () => {
      const url = await createOwner(server, "lofty", "bypassrls");
      await expect(connect({ url, dataDir: "/nonexistent" })).rejects.toMatchObject({
        name: "RowSecurityMissing",
        message: expect.stringMatching(/BYPASSRLS.*sekisho_caller/),
      });
    });

    it.each([
      "alter table users disable row level security",
      "alter table audit_events no force row level security",
    ])("is not worked with after somebody did: %s", async (statement) => {
      const url = await createOwner(server, "careless");
      await (await connect({ url, dataDir: "/nonexistent" })).close();
      const owner = await connected(url);
      await owner.query(statement);
      await owner.end();
      await expect(connect({ url, dataDir: "/nonexistent" })).rejects.toMatchObject({
        name: "RowSecurityMissing",
      });
      await above(server, "drop database careless");
      await above(server, "drop role careless");
    });

    it("is reported unavailable once it is gone, without its address or a statement", async () => {
      const db = await connect({ url: server.url, dataDir: "/nonexistent" });
      await server.stop();
      for (const call of [() => db.ping(), () => db.items.list("akari", { limit: 1 })]) {
        const failure = await call().catch((error: unknown) => error);
        expect(failure).toMatchObject({ name: "DatabaseUnavailable" });
        expect(String(failure)).not.toMatch(/select|akari|\/tmp|socket/i);
      }
      await db.close();
      await expect(connect({ url: server.url, dataDir: "/nonexistent" })).rejects.toMatchObject({
        name: "DatabaseUnavailable",
      });
    });
  },
);
