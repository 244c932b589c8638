import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { type HangingWay, startHangingWay, type ThrowawayPostgres } from "@sekisho/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type ApiProcess, compileApi, spawnApi } from "../test/api-process.ts";
import { postgresPrograms, startServer } from "../test/postgres.ts";

const soon = { timeout: 60_000, interval: 50 };

describe.skipIf(postgresPrograms === null)(
  "a database that accepts and does not answer any more (skipped where no PostgreSQL is installed)",
  { timeout: 120_000 },
  () => {
    let emulator: Emulator;
    let pool: TestPool;
    let server: ThrowawayPostgres;
    let way: HangingWay;
    let api: ApiProcess;
    let url: string;
    beforeAll(async () => {
      await compileApi();
      [emulator, server] = await Promise.all([createEmulator({ port: 0 }), startServer()]);
      pool = await createTestPool(emulator, { groups: ["user", "admin"] });
    });
    beforeEach(async () => {
      way = await startHangingWay(server.url);
      api = spawnApi({
        ENVIRONMENT: "staging",
        PORT: "0",
        DATABASE_URL: way.url,
        COGNITO_REGION: pool.region,
        COGNITO_USER_POOL_ID: pool.userPoolId,
        COGNITO_APP_CLIENT_ID: pool.clientId,
        COGNITO_ENDPOINT: pool.endpoint,
        COGNITO_ISSUER: pool.issuer,
      });
      url = String((await api.said("started"))["url"]);
    });
    afterEach(async () => {
      api.child.kill("SIGKILL");
      await api.exited;
      await way.stop();
    });
    afterAll(async () => {
      await server?.stop();
      await emulator?.close();
    });

    type Entry = Record<string, unknown>;
    const entriesOf = (message: string): Entry[] =>
      api.lines.map((line): Entry => JSON.parse(line)).filter((entry) => entry["message"] === message);

    const unheard = () => api.said("revocations are not heard of; no token can be checked until they are");

    const refused = (path = "/api/v1/items") =>
      fetch(new URL(path, url), { headers: { authorization: "Bearer a.b.c" } });
    async function post(verb: string, body: object): Promise<{ status: number; answer: Entry }> {
      const headers = { "content-type": "application/json" };
      const response = await fetch(new URL(`/api/v1/user/${verb}`, url), {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as Entry; // as: what the test then looks at
      return { status: response.status, answer };
    }

    it("keeps nobody from an orderly stop: it ends with 0 and says why, and the log has what the trail did not take", async () => {
      for (let n = 0; n < 3; n++) expect((await refused()).status).toBe(401); // one is written, two are counted
      way.hang();
      await unheard();
      const underWay = refused("/api/v1/profile");
      api.child.kill("SIGTERM");
      expect((await underWay).status).toBe(401);
      // A process that has not ended in its own time ends by force, with 1.
      expect(await api.exited).toBe(0);
      await expect.poll(() => entriesOf("stopped"), soon).toMatchObject([{ database: "cut" }]);
      expect(entriesOf("closing takes too long: the connections to the database are cut")).toHaveLength(1);
      const kept = entriesOf("the audit trail could not be written");
      expect(kept).toContainEqual(
        expect.objectContaining({ action: "token.refused", procedure: "items.list", repeated: 2 }),
      );
      expect(kept).toContainEqual(
        expect.objectContaining({ action: "token.refused", procedure: "profile.get" }),
      );
      expect(api.stderr()).toBe("");
    });

    it("gives out no tokens that nobody could check: a login is 503 and the pool is not asked", async () => {
      const person = await pool.addUser({ temporary: true });
      const login = { username: person.username, password: person.password };
      way.hang();
      await unheard();
      expect(await post("login", login)).toMatchObject({
        status: 503,
        answer: { error: "service_unavailable" },
      });
      expect(await post("refresh", { refresh_token: "x" })).toMatchObject({ status: 503 });
      // Answered before any time limit but the shared counter's was over: nothing waited for the trail.
      expect(entriesOf("the audit trail could not be written")).toEqual([]);
      way.goOn();
      await vi.waitFor(async () => expect((await post("login", login)).status).toBe(200), soon);
    });
  },
);
