import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { buildServer } from "../server.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi({ settings: { DEBUG: "true" } });
});
afterAll(() => api.close());

const ask = (authorization?: string) =>
  api.app.inject({ url: "/api/v1/debug/token", headers: authorization ? { authorization } : {} });

describe("the debug route", () => {
  it("says that there is no token when there is none", async () => {
    expect((await ask()).json()).toEqual({
      has_token: false,
      user_authenticated: false,
      user_info: null,
      raw_claims: null,
    });
  });

  it("shows the claims of a good token and never the token", async () => {
    const authorization = api.bearer("user");
    const response = await ask(authorization);
    expect(response.json()).toMatchObject({
      has_token: true,
      user_authenticated: true,
      user_info: { username: "hanako", role: "user" },
      raw_claims: { token_use: "access" },
    });
    expect(response.body).not.toContain(authorization.split(".")[2]);
  });

  it("refuses a bad token instead of forgetting it", async () => {
    expect((await ask(`${api.bearer()}x`)).statusCode).toBe(401);
  });

  it.each([
    ["without DEBUG", { debug: false }],
    ["in production, whatever DEBUG says", { environment: "production" as const }],
  ])("is absent %s", async (_when, change) => {
    const app = await buildServer({ ...api.deps, env: { ...api.env, ...change } });
    const headers = { authorization: api.bearer("admin") };
    expect((await app.inject({ url: "/api/v1/debug/token", headers })).statusCode).toBe(404);
    expect((await app.inject("/openapi.json")).body).not.toContain("debug");
    await app.close();
  });

  it("has no tRPC path anywhere", async () => {
    expect((await api.app.inject("/trpc/debugToken")).statusCode).toBe(404);
  });
});
