import { expect, test } from "../fixtures/test.ts";

test.describe("the REST facade", () => {
  test("answers everybody where everybody may call", async ({ apiAs }) => {
    const api = await apiAs(null);
    expect(await api.get("/api/v1/public")).toMatchObject({
      status: 200,
      body: { message: "認証不要のエンドポイントです" },
    });
    expect((await api.get("/")).status).toBe(200);
    expect((await api.get("/openapi.json")).body).toMatchObject({ openapi: expect.stringMatching(/^3\./) });
  });

  test("asks who is calling, in the caller's language and by the book", async ({ apiAs, facts }) => {
    const answer = await (await apiAs(null)).get("/api/v1/protected");
    expect(answer).toMatchObject({
      status: 401,
      body: { error: "authentication_required", message: "有効な認証トークンが必要です" },
    });
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");

    const english = await fetch(`${facts.apiUrl}/api/v1/protected`, { headers: { "accept-language": "en" } });
    expect(await english.json()).toMatchObject({ message: "A valid authentication token is required" });
  });

  test("tells a user who they are, and refuses them what is an administrator's", async ({
    apiAs,
    account,
  }) => {
    const api = await apiAs(account);
    const { username } = account;
    expect(await api.get("/api/v1/protected")).toMatchObject({
      status: 200,
      body: {
        message: `こんにちは、${username}さん`,
        user_info: { username, email: null, sub: expect.any(String), role: "user" },
      },
    });
    expect(await api.get("/api/v1/user")).toMatchObject({
      status: 200,
      body: { message: "ユーザー専用エンドポイントです", user_data: { username, role: "user" } },
    });
    expect(await api.get("/api/v1/admin")).toMatchObject({
      status: 403,
      body: {
        error: "insufficient_permissions",
        message: "管理者権限が必要です",
        required_role: "admin",
        current_role: "user",
      },
    });
  });

  test("opens the administrator's gate to an administrator", async ({ apiAs, newPerson }) => {
    const administrator = await newPerson({ role: "admin" });
    expect(await (await apiAs(administrator)).get("/api/v1/admin")).toMatchObject({
      status: 200,
      body: {
        message: "管理者専用エンドポイントです",
        admin_info: { username: administrator.username, permissions: ["read", "write", "delete"] },
      },
    });
  });

  test("lists items as a bare array of the caller's own", async ({ apiAs, account }) => {
    const api = await apiAs(account);
    const created = await api.post("/api/v1/items", { name: "sample" });
    expect(created.status).toBe(201);
    expect(await api.get("/api/v1/items")).toMatchObject({
      status: 200,
      body: [{ name: "sample", owner_sub: expect.any(String) }],
    });
    expect(await api.get("/api/v1/items/me")).toMatchObject({
      status: 200,
      body: { username: account.username, token_use: "access" },
    });
  });

  test("signs in, renews and ends a session over plain HTTP", async ({ apiAs, account }) => {
    const api = await apiAs(null);
    const { username, password } = account;
    const login = await api.post("/api/v1/user/login", { username, password });
    expect(login).toMatchObject({ status: 200, body: { token_type: "Bearer" } });
    const { refresh_token } = login.body as { refresh_token: string }; // as: the contract says so

    expect((await api.post("/api/v1/user/refresh", { refresh_token })).status).toBe(200);
    expect((await api.post("/api/v1/user/logout", { refresh_token })).status).toBeLessThan(300);
    expect((await api.post("/api/v1/user/refresh", { refresh_token })).status).toBe(401);
  });

  test("refuses a token that was tampered with", async ({ facts, apiAs, account }) => {
    const api = await apiAs(null);
    const login = await api.post("/api/v1/user/login", {
      username: account.username,
      password: account.password,
    });
    const { access_token } = login.body as { access_token: string }; // as: the contract says so
    const bent = access_token.slice(0, -4) + (access_token.endsWith("AAAA") ? "BBBB" : "AAAA");
    const answer = await fetch(`${facts.apiUrl}/api/v1/protected`, {
      headers: { authorization: `Bearer ${bent}` },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect(await answer.json()).toMatchObject({ error: "token_validation_failed" });
  });
});
