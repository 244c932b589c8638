import { createTestDatabase } from "@sekisho/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Api, envOf, startApi } from "../../test/api.ts";
import { buildServer } from "../server.ts";
import { createTrail } from "./trail.ts";

let api: Api;
let before: number;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.deps.trail.close();
  before = (await api.deps.db.audit.list({ limit: 1 })).events[0]?.id ?? 0;
  api.lines.length = 0;
});

/** What this test has left, oldest first. */
async function deniedEvents() {
  const { events } = await api.deps.db.audit.list({ limit: 100, outcome: "denied" });
  return events.filter(({ id }) => id > before).toReversed();
}

/** A server over the same database that was told something else. */
const toldTo = (settings: Record<string, string>) => buildServer({ ...api.deps, env: envOf(settings) });

describe("a refusal over HTTP", () => {
  it("is written down whether it was REST, a single call or one of a batch, by the name it has in the log", async () => {
    const headers = { authorization: api.bearer("user") };
    const from = (url: string) => api.app.inject({ url, headers, remoteAddress: "203.0.113.77" });
    const answers = [
      await from("/api/v1/admin"),
      await from("/trpc/admin.overview"),
      await from("/trpc/admin.users.list,auth.me,admin.audit.list?batch=1"),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 207]);
    const ids = answers.map(({ headers }) => String(headers["x-request-id"]));
    const events = await deniedEvents();
    expect(new Set(events.map(({ procedure, request_id }) => `${procedure} in ${request_id}`))).toEqual(
      new Set([
        `access.admin in ${ids[0]}`,
        `admin.overview in ${ids[1]}`,
        `admin.users.list in ${ids[2]}`,
        `admin.audit.list in ${ids[2]}`,
      ]),
    );
    expect(events).toHaveLength(4);
    for (const event of events)
      expect(event).toMatchObject({ network: "203.0.113.0/24", actor_username: "hanako" });
    const logged = api.lines.map((line) => JSON.parse(line)).filter(({ message }) => message === "audit");
    expect(logged.map(({ audit_id, audit_hash }) => [audit_id, audit_hash])).toEqual(
      events.map(({ id, hash }) => [id, hash]),
    );
  });

  it("names the network that a named proxy reports, and the peer's own otherwise", async () => {
    const behindProxy = await toldTo({ TRUST_PROXY: "1" });
    const headers = { authorization: "Bearer a.b.c", "x-forwarded-for": "198.51.100.7, 2001:db8:1:2::3" };
    for (const app of [behindProxy, api.app])
      await app.inject({ url: "/api/v1/items", headers, remoteAddress: "203.0.113.77" });
    expect((await deniedEvents()).map(({ network }) => network)).toEqual([
      "2001:db8:1::/48",
      "203.0.113.0/24",
    ]);
    await behindProxy.close();
  });

  it("is written down when another site may have sent the cookie along", async () => {
    const withCookies = await toldTo({ ACCESS_TOKEN_COOKIE: "access_token" });
    const answer = await withCookies.inject({
      method: "POST",
      url: "/api/v1/items",
      headers: {
        cookie: `access_token=${api.bearer("user").slice("Bearer ".length)}`,
        origin: "https://evil.example",
        "content-type": "application/json",
      },
      payload: { name: "planted" },
    });
    expect(answer.json()).toMatchObject({ error: "csrf_rejected" });
    expect(await deniedEvents()).toMatchObject([
      { action: "csrf.refused", reason: "origin_not_allowed", procedure: "items.create", actor_sub: null },
    ]);
    await withCookies.close();
  });

  it("is one event and a count when it comes a thousand times", async () => {
    const headers = { authorization: "Bearer a.b.c" };
    for (let n = 0; n < 50; n++) {
      const batch = `/trpc/${Array(20).fill("auth.me").join(",")}?batch=1`;
      expect((await api.app.inject({ url: batch, headers })).statusCode).toBe(401);
    }
    await api.deps.trail.close();
    expect((await deniedEvents()).map(({ action, repeated }) => [action, repeated])).toEqual([
      ["token.refused", 1],
      ["token.refused", 999],
    ]);
  });

  it("stays the same answer while the trail cannot be written, and administration is 503", async () => {
    const gone = await createTestDatabase();
    await gone.close();
    const trail = createTrail({ ...api.deps, db: gone });
    const app = await buildServer({ ...api.deps, trail });
    const ask = (role: "user" | "admin") =>
      app.inject({ url: "/api/v1/admin", headers: { authorization: api.bearer(role) } });
    expect((await ask("user")).json()).toMatchObject({ error: "insufficient_permissions" });
    const refused = await ask("admin");
    expect(refused.statusCode).toBe(503);
    expect(refused.json()).toMatchObject({ error: "service_unavailable" });
    const logged = api.lines.map((line) => JSON.parse(line));
    const kept = logged.filter(({ message }) => message === "the audit trail could not be written");
    expect(kept.map(({ action }) => action)).toEqual(["access.denied", "access.allowed"]);
    expect(logged.filter(({ level }) => level === "ERROR")).toHaveLength(1);
    await app.close();
  });
});
