import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

type Method = "GET" | "POST" | "PATCH" | "DELETE";

function send(
  method: Method,
  path: string,
  { authorization = api.bearer("user"), payload = {}, language = "" } = {},
) {
  return api.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization, ...(language ? { "accept-language": language } : {}) },
    ...(method === "GET" || method === "DELETE" ? {} : { payload }),
  });
}

describe("the REST bodies", () => {
  it("are the ones that clients of the first edition know", async () => {
    const me = (await send("GET", "/items/me")).json();
    expect(me).toEqual({ sub: me.sub, username: me.username, email: null, token_use: "access" });
    expect((await send("GET", "/public")).json()).toEqual({ message: "認証不要のエンドポイントです" });
    expect((await send("GET", "/protected")).json()).toEqual({
      message: `こんにちは、${me.username}さん`,
      user_info: { username: me.username, email: null, sub: me.sub, role: "user" },
    });
    expect((await send("GET", "/user")).json()).toEqual({
      message: "ユーザー専用エンドポイントです",
      user_data: { username: me.username, role: "user" },
    });
    expect((await send("GET", "/admin", { authorization: api.bearer("admin") })).json()).toEqual({
      message: "管理者専用エンドポイントです",
      admin_info: { username: me.username, email: null, permissions: ["read", "write", "delete"] },
    });
    expect((await send("GET", "/profile", { authorization: api.bearer(null) })).json()).toEqual({
      profile: {
        sub: me.sub,
        username: me.username,
        email: null,
        email_verified: false,
        role: "未設定",
        created_at: expect.any(Number),
        token_use: "access",
      },
    });
  });

  it("refuse in the same words, with the roles that were asked for", async () => {
    const refusal = await send("GET", "/admin");
    expect(refusal.statusCode).toBe(403);
    expect(refusal.json()).toMatchObject({
      error: "insufficient_permissions",
      message: "管理者権限が必要です",
      required_role: "admin",
      current_role: "user",
    });
    expect((await send("GET", "/user", { authorization: api.bearer(null) })).json()).toMatchObject({
      error: "insufficient_permissions",
      message: "適切な権限がありません",
      required_roles: ["user", "admin"],
      current_role: null,
    });
  });

  it("speak English to whoever asks for it", async () => {
    expect((await send("GET", "/public", { language: "en-GB,en;q=0.9" })).json().message).toMatch(
      /no authentication/,
    );
  });

  it("list items as a bare array that says where it goes on", async () => {
    const created = await send("POST", "/items", { payload: { name: "通行手形" } });
    expect(created.statusCode).toBe(201);
    const item = created.json();
    expect(created.headers.location).toBe(`/api/v1/items/${item.id}`);
    await send("POST", "/items", { payload: { name: "駅鈴" } });
    const page = await send("GET", "/items?limit=1");
    expect(page.json()).toHaveLength(1);
    const next = /^<(?<path>[^>]+)>; rel="next"$/.exec(String(page.headers["link"]))?.groups?.["path"] ?? "";
    const rest = await send("GET", next.replace("/api/v1", ""));
    expect(rest.json()).toEqual([item]);
    expect(rest.headers["link"]).toBeUndefined();
  });

  it("rename with PATCH, and answer a deletion with nothing at all", async () => {
    const { id } = (await send("POST", "/items", { payload: { name: "before" } })).json();
    expect((await send("PATCH", `/items/${id}`, { payload: { name: "after" } })).json()).toMatchObject({
      name: "after",
    });
    const deletion = await send("DELETE", `/items/${id}`);
    expect([deletion.statusCode, deletion.body]).toEqual([204, ""]);
    expect((await send("GET", `/items/${id}`)).statusCode).toBe(404);
  });

  it("answer 503 while the database is away, and nothing of what it said", async () => {
    const dead = await startApi();
    await dead.deps.db.close();
    const answer = await dead.app.inject({
      url: "/api/v1/items",
      headers: { authorization: dead.bearer("user") },
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toMatch(/select|pglite|sql|closed/i);
    await dead.app.close();
  });
});
