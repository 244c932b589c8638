import createClient from "openapi-fetch";
import openapiTS, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PoolApi, startPoolApi } from "../../test/pool-api.ts";
import { password } from "../../test/rest-calls.ts";
import type { paths } from "../../test/rest-types.golden.ts";

// A client as somebody outside would generate it from /openapi.json. The committed types are written anew by
// `vitest run src/rest/generated-client.test.ts -u`; what uses them below has to compile with them.

const golden = "../../test/rest-types.golden.ts";
const head = "// Generated from /openapi.json by openapi-typescript (src/rest/generated-client.test.ts).\n\n";

type Document = { paths: Record<string, Record<string, { operationId: string }>> };

let api: PoolApi;
let document: Document;
let baseUrl: string;
/** The operations that were called, by the name the document gives them. */
const called = new Set<string>();

beforeAll(async () => {
  api = await startPoolApi({ DEBUG: "true" });
  document = (await api.send({ url: "/openapi.json" })).json();
  baseUrl = await api.app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => api.close());

/** A client with this token, or with none. */
function clientWith(accessToken?: string) {
  const headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  const client = createClient<paths>({ baseUrl, headers });
  client.use({
    onRequest({ schemaPath, request }) {
      called.add(document.paths[schemaPath]?.[request.method.toLowerCase()]?.operationId ?? schemaPath);
    },
  });
  return client;
}

/** The answer of a call that has to succeed. */
async function answer<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data, response } = await call;
  expect([response.url, response.ok]).toEqual([response.url, true]);
  return data as T; // as: openapi-fetch knows the type, and not that the call succeeded
}

async function signIn(username: string): Promise<{ access_token: string; refresh_token: string }> {
  const body = { username, password };
  const tokens = await answer(clientWith().POST("/api/v1/user/login", { body }));
  if (!("access_token" in tokens) || tokens.refresh_token === undefined) throw new Error("no tokens");
  return { access_token: tokens.access_token, refresh_token: tokens.refresh_token };
}

describe("a client generated from the document", () => {
  it("has the types that are committed", async () => {
    const types = astToString(await openapiTS(structuredClone(document) as never)); // as: the generator types a document as its own tree
    await expect(head + types).toMatchFileSnapshot(golden);
  });

  it("calls what everybody may call", async () => {
    const client = clientWith();
    const greeting = await answer(client.GET("/", { params: { header: { "Accept-Language": "en" } } }));
    expect(greeting.message).toContain("is running");
    expect((await answer(client.GET("/healthz"))).status).toBe("ok");
    expect((await answer(client.GET("/api/v1/public"))).message).toBe("認証不要のエンドポイントです");
    expect((await answer(client.GET("/api/v1/debug/token"))).has_token).toBe(false);
  });

  it("signs in, works with items, renews and signs out", async () => {
    const user = await api.pool.addUser({ groups: ["user"] });
    const { access_token, refresh_token } = await signIn(user.username);
    const client = clientWith(access_token);
    expect((await answer(client.GET("/api/v1/protected"))).user_info.sub).toBe(user.sub);
    // The token above made the API fetch the keys.
    expect((await answer(client.GET("/readyz"))).checks.keys).toBe(true);
    expect((await answer(client.GET("/api/v1/user"))).user_data.role).toBe("user");
    expect((await answer(client.GET("/api/v1/profile"))).profile.username).toBe(user.username);
    expect((await answer(client.GET("/api/v1/items/me"))).sub).toBe(user.sub);

    const made = await answer(client.POST("/api/v1/items", { body: { name: "通行手形" } }));
    const path = { id: made.id };
    await answer(client.PATCH("/api/v1/items/{id}", { params: { path }, body: { name: "駅鈴" } }));
    expect((await answer(client.GET("/api/v1/items/{id}", { params: { path } }))).name).toBe("駅鈴");
    const listed = await answer(client.GET("/api/v1/items", { params: { query: { limit: 1 } } }));
    expect(listed.map(({ id }) => id)).toEqual([made.id]);
    await answer(client.DELETE("/api/v1/items/{id}", { params: { path } }));

    const { error } = await client.GET("/api/v1/items/{id}", { params: { path } });
    expect(error?.error).toBe("not_found");

    const renewed = await answer(client.POST("/api/v1/user/refresh", { body: { refresh_token } }));
    expect(renewed.token_type).toBe("Bearer");
    await answer(client.POST("/api/v1/user/logout", { body: { refresh_token } }));
  });

  it("replaces a temporary password", async () => {
    const invited = await api.pool.addUser({ temporary: true });
    const client = clientWith();
    const body = { username: invited.username, password: invited.password };
    const step = await answer(client.POST("/api/v1/user/login", { body }));
    if (!("challenge" in step)) throw new Error("no challenge");
    const { username, session } = step;
    const proof = { username, session, new_password: "Hakone-no-seki-1619!" };
    const tokens = await answer(client.POST("/api/v1/user/new-password", { body: proof }));
    expect(tokens).toHaveProperty("access_token");
  });

  it("opens the administrator's gate to an administrator, and reads the refusal of a user", async () => {
    const admin = await api.pool.addUser({ groups: ["admin"] });
    const user = await api.pool.addUser({ groups: ["user"] });
    const { access_token } = await signIn(admin.username);
    const overview = await answer(clientWith(access_token).GET("/api/v1/admin"));
    expect(overview.admin_info.permissions).toContain("delete");
    const refused = await clientWith((await signIn(user.username)).access_token).GET("/api/v1/admin");
    expect(refused.response.status).toBe(403);
    expect(refused.error).toMatchObject({ error: "insufficient_permissions", required_role: "admin" });
  });

  it("has called every operation of the document by now", () => {
    const all = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect([...called].toSorted()).toEqual(all.toSorted());
  });
});
