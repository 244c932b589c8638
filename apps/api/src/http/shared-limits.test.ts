import type { Database } from "@sekisho/db";
import type { ThrowawayPostgres } from "@sekisho/db/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Api, envOf, startApi } from "../../test/api.ts";
import { fixtureRouter } from "../../test/fixture-router.ts";
import { connectTo, postgresPrograms, startServer } from "../../test/postgres.ts";
import { monotonicClock } from "../clock.ts";
import { buildServer } from "../server.ts";
import { attemptsPerMinute } from "./limits.ts";

describe.skipIf(postgresPrograms === null)(
  "two instances over one PostgreSQL (skipped where none is installed)",
  () => {
    let api: Api;
    let server: ThrowawayPostgres;
    const dbs: Database[] = [];
    const apps: FastifyInstance[] = [];

    beforeAll(async () => {
      [api, server] = await Promise.all([startApi(), startServer()]);
      dbs.push(await connectTo(server), await connectTo(server));
      // Connections are made now: on a busy machine that takes longer than an instance waits for the shared counter.
      const crowd = dbs.flatMap((db) => Array.from({ length: 5 }, () => db));
      const nobody = new Map([["0".repeat(64), 1]]);
      await Promise.all(crowd.map((db) => db.counters.add(nobody, 60_000)));
    });
    afterEach(async () => {
      for (const app of apps.splice(0)) await app.close();
    });
    afterAll(async () => {
      await Promise.all(dbs.map((db) => db.close()));
      await server?.stop();
      await api?.close();
    });

    /** Two instances that share nothing but the database; each test's callers have an address of their own. */
    async function instances(settings: Record<string, string> = {}): Promise<FastifyInstance[]> {
      const env = envOf({ DATABASE_URL: server.url, RATE_LIMIT_MAX: "0", ...settings });
      const deps = { ...api.deps, monotonicClock, env };
      // The table is there, and answers in the end however busy the machine is.
      const options = { router: fixtureRouter, counterTimeout: 60_000 };
      for (const db of dbs) apps.push(await buildServer({ ...deps, db }, options));
      return apps;
    }

    const guess = (app: FastifyInstance | undefined, from: string, calls = 1) => {
      const path = Array.from({ length: calls }, () => "guess").join(",");
      const payload = Object.fromEntries(Array.from({ length: calls }, (_, n) => [n, { password: "x" }]));
      return app?.inject({
        method: "POST",
        url: `/trpc/${path}?batch=1`,
        payload,
        remoteAddress: from,
      });
    };

    const codesOf = (answer: Awaited<ReturnType<typeof guess>>): string[] =>
      answer
        ?.json()
        .map((entry: { error?: { data: { code: string } } }) => entry.error?.data.code ?? "answered");

    it("let twenty attempts at a secret through, over REST, tRPC and batches together, however many come at once", async () => {
      const [one, other] = await instances();
      const from = "203.0.113.10";
      const rest = () =>
        one?.inject({
          method: "POST",
          url: "/api/v1/guess",
          payload: { password: "x" },
          remoteAddress: from,
        });
      const [single, ...batches] = await Promise.all([
        Promise.all([rest(), rest(), rest()]),
        guess(one, from, 10),
        guess(other, from, 10),
        guess(other, from, 10),
      ]);
      const answered = single.filter((answer) => answer?.statusCode === 200).length;
      const codes = batches.flatMap(codesOf);
      expect(answered + codes.filter((code) => code === "answered").length).toBe(attemptsPerMinute);
      expect(codes.filter((code) => code === "rate_limited").length + 3 - answered).toBe(
        33 - attemptsPerMinute,
      );
      for (const app of [one, other]) {
        const refused = await guess(app, from);
        expect(refused?.statusCode).toBe(429);
        expect(Number(refused?.headers["retry-after"])).toBeGreaterThan(0);
        expect(Number(refused?.headers["retry-after"])).toBeLessThanOrEqual(60);
      }
    });

    it("count an IPv6 network of /64 as one caller, and its neighbour as another", async () => {
      const [one, other] = await instances();
      await guess(one, "2001:db8:1:2::1", 20);
      expect((await guess(other, "2001:db8:1:2:ffff::9"))?.statusCode).toBe(429);
      expect((await guess(other, "2001:db8:1:3::1"))?.statusCode).toBe(200);
      // An IPv4 address that is written as IPv6 is the same caller.
      await guess(one, "203.0.113.20", 20);
      expect((await guess(other, "::ffff:203.0.113.20"))?.statusCode).toBe(429);
    });

    it("count by what a named proxy reports, and by nothing that a client writes itself", async () => {
      const proxied = await instances({ TRUST_PROXY: "1" });
      const through = (app: FastifyInstance | undefined, forwarded: string) =>
        app?.inject({
          method: "POST",
          url: "/trpc/guess",
          payload: { password: "x" },
          remoteAddress: "203.0.113.30",
          headers: { "x-forwarded-for": forwarded },
        });
      for (let n = 0; n < attemptsPerMinute; n++) await through(proxied[0], `198.51.100.${n}, 192.0.2.1`);
      expect((await through(proxied[1], "198.51.100.99, 192.0.2.1"))?.statusCode).toBe(429);
      expect((await through(proxied[1], "192.0.2.1, 192.0.2.2"))?.statusCode).toBe(200);
    });

    it("share the general limit a moment later, with the right header fields", async () => {
      const [one, other] = await instances({ RATE_LIMIT_MAX: "40" });
      const ask = (app: FastifyInstance | undefined) =>
        app?.inject({ url: "/", remoteAddress: "203.0.113.40" });
      for (let n = 1; n <= 30; n++) {
        const answer = await ask(one);
        expect(answer?.statusCode).toBe(200);
        expect(answer?.headers).toMatchObject({
          "x-ratelimit-limit": "40",
          "x-ratelimit-remaining": String(40 - n),
        });
      }
      let passed = 0;
      const isRefused = async () => {
        const status = (await ask(other))?.statusCode;
        if (status === 200) passed++;
        return status === 429;
      };
      await expect.poll(isRefused, { interval: 150, timeout: 20_000 }).toBe(true);
      expect(passed).toBeLessThan(40); // alone it would have passed forty
      await expect.poll(async () => (await ask(one))?.statusCode, { interval: 150 }).toBe(429);
      const refused = await ask(one);
      expect(refused?.headers).toMatchObject({ "x-ratelimit-limit": "40", "x-ratelimit-remaining": "0" });
      expect(Number(refused?.headers["retry-after"])).toBeGreaterThan(0);
      expect(refused?.headers["x-ratelimit-reset"]).toBe(refused?.headers["retry-after"]);
      expect(refused?.json()).toMatchObject({ error: "rate_limited", request_id: expect.any(String) });
    });

    it("go on alone when the database is gone: limited, and never a 5xx for it", async () => {
      const [one, other] = await instances({ RATE_LIMIT_MAX: "100" });
      const from = "203.0.113.50";
      await guess(one, from, 15);
      const linesBefore = api.lines.length;
      await server.stop();
      const codes = codesOf(await guess(one, from, 15));
      expect(codes.filter((code) => code === "answered")).toHaveLength(5);
      expect(codes.filter((code) => code === "rate_limited")).toHaveLength(10);
      expect((await guess(other, from, 20))?.statusCode).toBe(200); // knows nothing of the fifteen, and counts its own
      expect((await guess(other, from))?.statusCode).toBe(429);
      const since = api.lines.slice(linesBefore);
      const lost = since.filter((line) => line.includes("the shared rate limits do not answer"));
      expect(lost).toHaveLength(2); // each instance says so once
      for (const line of lost) expect(line).not.toMatch(/203\.0\.113|select|insert/i);
    });
  },
);
