import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, envOf, startApi } from "../../test/api.ts";
import { buildServer } from "../server.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const limitedTo = (max: number, settings: Record<string, string> = {}) =>
  buildServer({ ...api.deps, env: envOf({ RATE_LIMIT_MAX: String(max), ...settings }) });

describe("the general limit", () => {
  it.each(["/api/v1/public", "/trpc/access.public", "/nowhere", "/%zz"])(
    "refuses %s beyond it, with Retry-After",
    async (url) => {
      const app = await limitedTo(3);
      const statuses: number[] = [];
      for (let count = 0; count < 4; count++) statuses.push((await app.inject({ url })).statusCode);
      expect(statuses[2]).not.toBe(429);
      expect(statuses[3]).toBe(429);
      const refused = await app.inject({ url, headers: { "accept-language": "en" } });
      expect(refused.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
      expect(refused.json()).toMatchObject({
        error: "rate_limited",
        message: expect.stringContaining("Too many"),
      });
      await app.close();
    },
  );

  it("never counts probes", async () => {
    const app = await limitedTo(1);
    for (let count = 0; count < 3; count++) expect((await app.inject("/healthz")).statusCode).toBe(200);
    await app.close();
  });

  it("is off at 0", async () => {
    for (let count = 0; count < 700; count++) expect((await api.app.inject("/")).statusCode).toBe(200);
  });

  it("counts by the address that a named proxy reports", async () => {
    const app = await limitedTo(1, { TRUST_PROXY: "1" });
    const from = (client: string) => app.inject({ url: "/", headers: { "x-forwarded-for": client } });
    expect((await from("203.0.113.1")).statusCode).toBe(200);
    expect((await from("203.0.113.2")).statusCode).toBe(200);
    expect((await from("203.0.113.1")).statusCode).toBe(429);
    // The client wrote the first of two addresses itself; the proxy appended the second.
    expect((await from("198.51.100.7, 203.0.113.1")).statusCode).toBe(429);
    await app.close();
  });

  it("counts paths that are not there, also where Fastify refuses the content type before it looks", async () => {
    const app = await limitedTo(1, {});
    const send = () =>
      app.inject({ method: "POST", url: "/nowhere", headers: { "content-type": ";" }, payload: "x" });
    expect((await send()).statusCode).toBe(404);
    const refused = await send();
    expect(refused.json()).toMatchObject({ error: "rate_limited" });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    await app.close();
  });

  it.each([
    ["203.0.113.1:1001", "203.0.113.1:1002"],
    ["[2001:db8::1]:1001", "[2001:db8::1]:1002"],
    ["[2001:db8::1]:1001", "2001:db8::1"],
    ["203.0.113.1:1001", "::ffff:203.0.113.1"],
  ])("counts an address once, whichever port a proxy reports beside it: %s, %s", async (first, second) => {
    const app = await limitedTo(1, { TRUST_PROXY: "1" });
    const from = (client: string) => app.inject({ url: "/", headers: { "x-forwarded-for": client } });
    expect((await from(first)).statusCode).toBe(200);
    expect((await from(second)).statusCode).toBe(429);
    await app.close();
  });
});
