import type { Database } from "@sekisho/db";
import { connected, type ThrowawayPostgres } from "@sekisho/db/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, envOf, startApi } from "../../test/api.ts";
import { closeServer } from "../../test/close-server.ts";
import { fixtureRouter } from "../../test/fixture-router.ts";
import { connectTo, postgresPrograms, startServer } from "../../test/postgres.ts";
import { monotonicClock } from "../clock.ts";
import { buildServer } from "../server.ts";
import { databaseWaitMax, loopLateMax, pressureBeat } from "./limits.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.deps.verifier.warmUp();
});
afterAll(() => api.close());

type Answer = Awaited<ReturnType<FastifyInstance["inject"]>>;

function expectRefusal(answer: Answer, language: RegExp): void {
  expect(answer.statusCode).toBe(503);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(answer.json()).toEqual({
    error: "service_unavailable",
    message: expect.stringMatching(language),
    request_id: answer.headers["x-request-id"],
  });
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
}

describe("a process whose event loop is kept from turning", () => {
  it("refuses in both languages before it authenticates, answers the probes, and serves again", async () => {
    let isHurrying = false;
    let ahead = 0;
    /** The machine's clock; while it hurries, every look finds the event loop late. */
    const clock = {
      now() {
        if (isHurrying) ahead += 2 * loopLateMax;
        return monotonicClock.now() + ahead;
      },
    };
    const app = await buildServer({ ...api.deps, monotonicClock: clock }, { router: fixtureRouter });
    const url = await app.listen({ port: 0, host: "127.0.0.1" });
    const ask = (path: string, headers: Record<string, string> = {}) =>
      fetch(new URL(path, url), { headers });
    const hog = async () => {
      const input = encodeURIComponent(JSON.stringify({ ms: loopLateMax + 300 }));
      return (await ask(`/trpc/hog?input=${input}`)).status;
    };

    expect(await hog()).toBe(200); // a single pause
    expect((await ask("/trpc/nothing")).status).toBe(200);

    // One after the other, each a turn of the loop of its own, until one is refused.
    await expect.poll(hog, { interval: 1, timeout: 40_000 }).toBe(503);
    // So it stays until all has been seen: a slow machine would take a second for that, after which it serves again.
    isHurrying = true;
    await expect.poll(async () => (await app.inject("/trpc/nothing")).statusCode).toBe(503);
    const authorization = "Bearer nobody.looks.at-it";
    const english = await app.inject({
      url: "/api/v1/secret",
      headers: { authorization, "accept-language": "en", origin: "http://localhost:3000" },
    });
    expectRefusal(english, /^[ -~]+$/);
    expect(english.headers["access-control-allow-origin"]).toBe("http://localhost:3000");
    for (const path of ["/api/v1/secret", "/trpc/secret", "/nowhere", "/openapi.json"])
      expectRefusal(await app.inject({ url: path, headers: { authorization } }), /[ぁ-ん]/);
    expect((await app.inject("/healthz")).json()).toEqual({ status: "ok" });
    const notReady = await app.inject("/readyz");
    expect(notReady.statusCode).toBe(503);
    expect(notReady.json()).toEqual({
      status: "overloaded",
      checks: { keys: true, database: true, revocations: true, accepting: false },
    });

    isHurrying = false;
    await expect.poll(async () => (await app.inject("/trpc/nothing")).statusCode).toBe(200);
    expect((await app.inject("/readyz")).statusCode).toBe(200);
    const told = api.lines.filter((line) => line.includes("overloaded"));
    // It may have served again before time began to hurry.
    expect(told.map((line) => JSON.parse(line).message).slice(-2)).toEqual([
      "overloaded: new requests are refused",
      "no longer overloaded",
    ]);
    await closeServer(app);
  });
});

describe.skipIf(postgresPrograms === null)(
  "a process whose database lets nobody in (skipped where no PostgreSQL is installed)",
  () => {
    let server: ThrowawayPostgres;
    let db: Database;
    beforeAll(async () => {
      server = await startServer();
      db = await connectTo(server);
    });
    afterAll(async () => {
      await db?.close();
      await server?.stop();
    });

    it("refuses what is new, finishes what is under way, and serves again", async () => {
      const env = envOf({ DATABASE_URL: server.url, RATE_LIMIT_MAX: "0" });
      // What whoever stands in line has waited beyond the truth: that long a wait would use up the time in which they get in,
      // and so would the probe's own look at the database.
      let longer = 0;
      const waiting = () => {
        const { count, longestMs } = db.waiting();
        return { count, longestMs: count > 0 ? longestMs + longer : 0 };
      };
      const ping = () => Promise.resolve();
      const app = await buildServer({ ...api.deps, env, db: { ...db, waiting, ping } });
      const headers = { authorization: api.bearer() };
      const list = () => app.inject({ url: "/api/v1/items", headers });
      const status = async (path: string) => (await app.inject(path)).statusCode;
      expect((await list()).statusCode).toBe(200);

      const holder = await connected(server.url);
      await holder.query("begin; lock table items in access exclusive mode");
      const stuck = Array.from({ length: 10 }, list); // as many as there are connections
      const inLine = Array.from({ length: 5 }, list);
      await expect.poll(() => db.waiting().count).toBe(5);
      await expect.poll(() => db.waiting().longestMs).toBeGreaterThan(pressureBeat);
      expect(await status("/api/v1/public")).toBe(200); // not everything needs the database
      longer = databaseWaitMax;
      await expect.poll(() => status("/api/v1/public"), { timeout: 20_000, interval: 20 }).toBe(503);
      expect(await status("/healthz")).toBe(200);
      expect((await app.inject("/readyz")).json()).toMatchObject({ status: "overloaded" });
      await holder.query("rollback");
      for (const answer of await Promise.all([...stuck, ...inLine])) expect(answer.statusCode).toBe(200);
      await expect.poll(() => status("/api/v1/public"), { timeout: 20_000 }).toBe(200);
      await holder.end();
      await app.close();
    });

    it("answers 503 with Retry-After, and no 500, to whoever waits in vain for a connection", async () => {
      const env = envOf({ DATABASE_URL: server.url, RATE_LIMIT_MAX: "0" });
      const app = await buildServer({ ...api.deps, env, db });
      const holder = await connected(server.url);
      await holder.query("begin; lock table items in access exclusive mode");
      const list = () => app.inject({ url: "/api/v1/items", headers: { authorization: api.bearer() } });
      const answers = await Promise.all(Array.from({ length: 14 }, list));
      for (const answer of answers) {
        expect(answer.statusCode).toBe(503);
        expect(answer.json().error).toBe("service_unavailable");
        expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
      }
      await holder.query("rollback");
      await holder.end();
      await app.close();
    });
  },
);
