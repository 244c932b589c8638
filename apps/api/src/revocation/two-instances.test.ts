import { findPostgres } from "@sekisho/db/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { compileApi } from "../../test/api-process.ts";
import { type Installation, type Instance, startInstallation } from "../../test/two-instances.ts";

const bin = await findPostgres();

/** No promise is timed here: how soon B hears is measured by `bench:revocation`, and bounded by the feed's own test. */
const soon = { timeout: 30_000, interval: 20 };

describe.skipIf(bin === null)(
  "two instances on one PostgreSQL (skipped where none is installed)",
  { timeout: 120_000 },
  () => {
    let world: Installation;
    let a: Instance;
    let b: Instance;
    let adminToken: string;
    beforeAll(async () => {
      await compileApi();
      world = await startInstallation(bin ?? "");
      [a, b] = await Promise.all([world.startInstance(), world.startInstance()]);
      adminToken = await tokenOf("admin");
    });
    afterAll(() => world?.stop());

    async function signedIn(role: string) {
      const person = await world.pool.addUser({ groups: [role] });
      return { ...person, ...(await world.pool.signIn(person)) };
    }
    const tokenOf = async (role: string) => (await signedIn(role)).accessToken;

    async function expectAccepted(token: string, ...instances: Instance[]) {
      for (const instance of instances) expect(await instance.verdictFor(token)).toBe(200);
    }
    const expectRefused = (token: string, instance: Instance) =>
      vi.waitFor(async () => expect(await instance.statusFor(token)).toBe(401), soon);

    /** A row that no notice speaks of, as when it is lost: only looking finds it. */
    const addUnheard = (sub: string) =>
      world.above(`insert into revocations (issuer, subject, issued_up_to, made_by)
        values ('${world.pool.issuer}', '${sub}', ${Math.floor(Date.now() / 1000) + 1}, 'test')`);

    it.each([
      ["disabled", "admin.users.disable", {}],
      ["given another role", "admin.users.setRole", { role: "admin" }],
      ["signed out", "admin.users.signOut", {}],
      ["made to choose another password", "admin.users.resetPassword", {}],
      ["deleted", "admin.users.delete", {}],
    ])("both refuse the token of somebody who was %s through the first", async (_what, path, more) => {
      const { username, accessToken } = await signedIn("user");
      const bystander = await tokenOf("user");
      await expectAccepted(accessToken, a, b);
      expect(await a.mutate(path, adminToken, { username, ...more })).toBe(200);
      expect(await a.verdictFor(accessToken)).toBe(401);
      await expectRefused(accessToken, b);
      await expectAccepted(bystander, a, b);
    });

    it("both refuse who has signed out everywhere through the first, and take the next sign-in", async () => {
      const person = await signedIn("user");
      await expectAccepted(person.accessToken, a, b);
      expect(await a.mutate("auth.signOutEverywhere", person.accessToken)).toBe(200);
      await expectRefused(person.accessToken, b);
      const again = async () => expectAccepted((await world.pool.signIn(person)).accessToken, a, b);
      await vi.waitFor(again, soon); // within the same second it is refused as well
    });

    it("the second hears without a notice, because it looks by itself", async () => {
      const { sub, accessToken } = await signedIn("user");
      expect(await b.verdictFor(accessToken)).toBe(200);
      await addUnheard(sub);
      await expectRefused(accessToken, b);
    });

    it("the second hears although its connection for notices is cut just before", async () => {
      const { username, accessToken } = await signedIn("user");
      await expectAccepted(accessToken, b);
      await world.above(`select pg_terminate_backend(pid) from pg_stat_activity
        where query ilike 'listen %' or query = 'select 1'`);
      expect(await a.mutate("admin.users.disable", adminToken, { username })).toBe(200);
      await expectRefused(accessToken, b);
    });

    it("say 503 and not 401 while the database is away, and recover by themselves with all that was taken back", async () => {
      const { username, accessToken } = await signedIn("user");
      const bystander = await tokenOf("user");
      await expectAccepted(bystander, b);
      expect(await a.mutate("admin.users.disable", adminToken, { username })).toBe(200);
      await world.server.pause();
      const statuses: number[] = [];
      const untilUnavailable = async () => {
        statuses.push(await b.statusFor(bystander));
        expect(statuses.at(-1)).toBe(503);
      };
      await vi.waitFor(untilUnavailable, soon);
      expect(statuses).not.toContain(401);
      await world.server.resume();
      await vi.waitFor(() => expectAccepted(bystander, a, b), soon);
      for (const instance of [a, b]) expect(await instance.verdictFor(accessToken)).toBe(401);
    });

    it("the second refuses although the first is killed right after its answer, and so does one that is started later", async () => {
      const doomed = await world.startInstance();
      const { username, accessToken } = await signedIn("user");
      await expectAccepted(accessToken, doomed, b);
      expect(await doomed.mutate("admin.users.disable", adminToken, { username })).toBe(200);
      doomed.child.kill("SIGKILL");
      await doomed.exited;
      await expectRefused(accessToken, b);
      const later = await world.startInstance();
      expect(await later.verdictFor(accessToken)).toBe(401);
    });

    it("no log says whose tokens were taken back", async () => {
      const { username, sub, accessToken } = await signedIn("user");
      expect(await a.mutate("admin.users.signOut", adminToken, { username })).toBe(200);
      await expectRefused(accessToken, b);
      const log = [...a.lines, ...b.lines].join("\n");
      for (const secret of [sub, username, ...accessToken.split(".")]) expect(log).not.toContain(secret);
    });
  },
);
