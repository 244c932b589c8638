import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi({ settings: { ALLOWED_ORIGINS: "https://app.example,http://localhost:3000" } });
});
afterAll(() => api.close());

const preflight = (origin: string) =>
  api.app.inject({
    method: "OPTIONS",
    url: "/trpc/items.list",
    headers: {
      origin,
      "access-control-request-method": "GET",
      "access-control-request-headers": "authorization",
    },
  });

describe("a page of another origin", () => {
  it.each(["https://app.example", "http://localhost:3000"])("may call when it is %s", async (origin) => {
    const response = await preflight(origin);
    expect(response.statusCode).toBe(204);
    expect(response.headers).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET, POST, PATCH, DELETE",
      "access-control-allow-headers": "Authorization, Content-Type, Last-Event-ID, X-Request-Id",
      vary: "Origin",
    });
  });

  it.each([
    "https://app.example.evil.example",
    "https://evil.example",
    "http://app.example",
    "https://app.example:8443",
    "null",
  ])("may not read an answer when it is %s", async (origin) => {
    for (const response of [
      await preflight(origin),
      await api.app.inject({ url: "/api/v1/public", headers: { origin } }),
      await api.app.inject({ url: "/api/v1/admin", headers: { origin } }),
      await api.app.inject({ url: "/nowhere", headers: { origin } }),
    ]) {
      expect(response.headers["access-control-allow-origin"]).toBeUndefined();
      expect(response.headers.vary).toContain("Origin");
    }
  });

  it("gets to read errors and what they say in header fields", async () => {
    const response = await api.app.inject({
      url: "/trpc/auth.me",
      headers: { origin: "https://app.example" },
    });
    expect(response.statusCode).toBe(401);
    expect(response.headers["access-control-allow-origin"]).toBe("https://app.example");
    expect(response.headers["access-control-expose-headers"]).toContain("WWW-Authenticate");
  });

  it("never sends credentials of its own accord", async () => {
    const response = await preflight("https://app.example");
    expect(response.headers["access-control-allow-credentials"]).toBeUndefined();
  });
});

describe("every answer", () => {
  it.each(["/", "/api/v1/public", "/api/v1/admin", "/trpc/auth.me", "/nowhere", "/openapi.json"])(
    "of %s says that it is data, for one reader, over https",
    async (url) => {
      const { headers } = await api.app.inject({ url });
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(headers["cache-control"]).toBe("no-store");
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(headers["server"]).toBeUndefined();
    },
  );
});
