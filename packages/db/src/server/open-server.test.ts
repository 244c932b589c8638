import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../connect.ts";
import {
  connected,
  createOwner,
  findPostgres,
  startPostgres,
  type ThrowawayPostgres,
} from "../testing/throwaway-postgres.ts";

const bin = await findPostgres();

type Row = Record<string, unknown>;

/** Runs a statement as the superuser. */
async function above(server: ThrowawayPostgres, statement: string, database = "postgres"): Promise<Row[]> {
  const superuser = await connected(server.urlOf("sekisho", database));
  const { rows } = await superuser.query<Row>(statement);
  await superuser.end();
  return rows;
}

/** As the README tells an administrator to find it. */
async function roleOf(server: ThrowawayPostgres, database: string): Promise<string> {
  const [found] = await above(
    server,
    "select 'sekisho_caller_' || oid as role from pg_database where datname = current_database()",
    database,
  );
  return String(found?.["role"]);
}

/** Opens the database, works in it as two people, and closes it. */
async function expectKeptApart(url: string): Promise<void> {
  const db = await connect({ url, dataDir: "/nonexistent" });
  await db.items.create("akari", { name: "akari's" });
  expect((await db.items.list("akari", { limit: 1 })).items).toHaveLength(1);
  expect((await db.items.list("chiyo", { limit: 1 })).items).toEqual([]);
  await db.close();
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

    it("is spoken to over as many connections as it is told, and no more", async () => {
      const db = await connect({ url: server.url, dataDir: "/nonexistent", poolMax: 3 });
      await Promise.all(Array.from({ length: 12 }, () => db.items.list("akari", { limit: 1 })));
      expect(db.connections()?.open).toBe(3);
      await db.close();
    });

    it("is migrated once in each database of a cluster when all of them start at the same moment", async () => {
      const names = ["first", "second", "third"];
      const urls = [];
      // Superusers make a role for each.
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
      await landlord.end();
      const role = await roleOf(server, "landlord");
      expect(await above(server, `select to_regrole('${role}') as made`)).toEqual([{ made: null }]);
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
      const maker = await createOwner(server, "maker", "bypassrls createrole");
      const granted = await createOwner(server, "granted", "bypassrls");
      const role = await roleOf(server, "granted");
      await above(server, `create role ${role} nologin; grant ${role} to granted`);
      for (const url of [maker, maker, granted, granted]) await expectKeptApart(url);
      const reach = `select has_table_privilege('${role}', 'items', 'select') as reads`;
      expect(await above(server, reach, "granted")).toEqual([{ reads: true }]);
      expect(await above(server, reach, "maker")).toEqual([{ reads: false }]);
    });

    it("lets a second user with BYPASSRLS take the database over, who may grant the role or was granted it", async () => {
      await expectKeptApart(await createOwner(server, "founder", "bypassrls createrole"));
      await above(server, "create role heir login bypassrls createrole");
      await above(server, "reassign owned by founder to heir", "founder");
      await expectKeptApart(server.urlOf("heir", "founder"));
      await above(server, "create role plainer login bypassrls");
      await above(server, "reassign owned by heir to plainer", "founder");
      const url = server.urlOf("plainer", "founder");
      const role = await roleOf(server, "founder");
      await expect(connect({ url, dataDir: "/nonexistent" })).rejects.toMatchObject({
        lack: { kind: "role-not-granted", role },
      });
      await above(server, `grant ${role} to plainer`);
      await expectKeptApart(url);
    });

    it("is out of reach for the role of another database, also where a copy had granted it something", async () => {
      await expectKeptApart(await createOwner(server, "origin", "superuser"));
      const role = await roleOf(server, "origin");
      const reach = `select has_table_privilege('${role}', 'items', 'select') as reads,
        has_any_column_privilege('${role}', 'users', 'select') as peeks`;
      await above(server, "create role copier login; create role copier_above login superuser");
      for (const user of ["copier", "copier_above"]) {
        await above(server, `create database ${user} template origin owner ${user}`);
        await above(server, `reassign owned by origin to ${user}`, user);
        await above(server, `revoke all on users from ${role}; grant select (sub) on users to ${role}`, user);
        expect(await above(server, reach, user)).toEqual([{ reads: true, peeks: true }]);
        await (await connect({ url: server.urlOf(user, user), dataDir: "/nonexistent" })).close();
        expect(await above(server, reach, user)).toEqual([{ reads: false, peeks: false }]);
      }
      expect(await above(server, reach, "origin")).toEqual([{ reads: true, peeks: true }]);
    });

    it("takes from the role what the repositories do not need", async () => {
      const url = await createOwner(server, "generous", "superuser");
      await expectKeptApart(url);
      const role = await roleOf(server, "generous");
      await above(server, "create table later (id int)", "generous");
      await above(server, `grant all on audit_events, later to ${role} with grant option`, "generous");
      await expectKeptApart(url);
      const privileges = await above(
        server,
        `select table_name, string_agg(privilege_type, ', ' order by privilege_type) as allowed
         from information_schema.table_privileges where grantee = '${role}' group by 1 order by 1`,
        "generous",
      );
      expect(privileges).toEqual([
        { table_name: "audit_chain", allowed: "SELECT, UPDATE" },
        { table_name: "audit_events", allowed: "INSERT, SELECT" },
        { table_name: "item_changes", allowed: "DELETE, INSERT, SELECT" },
        { table_name: "item_positions", allowed: "DELETE, INSERT, SELECT, UPDATE" },
        { table_name: "items", allowed: "DELETE, INSERT, SELECT, UPDATE" },
        { table_name: "rate_limits", allowed: "DELETE, INSERT, SELECT, UPDATE" },
        { table_name: "revocations", allowed: "DELETE, INSERT, SELECT" },
        { table_name: "users", allowed: "DELETE, INSERT, SELECT, UPDATE" },
      ]);
    });

    it("never takes the role's privileges from an instance that is running while another starts", async () => {
      const url = await createOwner(server, "busy", "superuser");
      const running = await connect({ url, dataDir: "/nonexistent" });
      let starting = true;
      const starts = (async () => {
        for (let n = 0; n < 5; n++) await (await connect({ url, dataDir: "/nonexistent" })).close();
      })().finally(() => {
        starting = false;
      });
      while (starting) expect((await running.items.list("akari", { limit: 1 })).items).toEqual([]);
      await starts;
      await running.close();
    });

    it.each(["login", "superuser", "bypassrls"])(
      "is not worked with where the role has %s",
      async (attribute) => {
        const url = await createOwner(server, `unfit_${attribute}`, "superuser");
        const role = await roleOf(server, `unfit_${attribute}`);
        await above(server, `create role ${role} ${attribute}`);
        await expect(connect({ url, dataDir: "/nonexistent" })).rejects.toMatchObject({
          name: "RowSecurityMissing",
          lack: { kind: "role-unfit", role },
          message: expect.stringContaining("NOLOGIN"),
        });
      },
    );

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
        message: expect.stringMatching(/BYPASSRLS.*sekisho_caller_[0-9]+ /),
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
        lack: { kind: "switched-off" },
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
