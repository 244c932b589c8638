import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { fixtureRouter } from "../../test/fixture-router.ts";
import { buildServer } from "../server.ts";

let api: Api;
let headers: Record<string, string>;
beforeAll(async () => {
  api = await startApi();
  headers = { authorization: api.bearer(), "content-type": "application/json" };
  for (let count = 1; count <= 5; count++) {
    await api.app.inject({
      method: "POST",
      url: "/api/v1/items",
      headers,
      payload: { name: `item ${count}` },
    });
  }
});
afterAll(() => api.close());

const get = (url: string) => api.app.inject({ url, headers });

describe("a page of items", () => {
  it("is the bare array, and links to the next page until there is none", async () => {
    const names: string[] = [];
    let url: string | undefined = "/api/v1/items?limit=2&unknown=kept";
    let pages = 0;
    while (url) {
      const response = await get(url);
      names.push(...response.json().map((item: { name: string }) => item.name));
      url = /^<([^>]+)>; rel="next"$/.exec(String(response.headers["link"] ?? ""))?.[1];
      expect(url ?? "unknown=kept").toContain("unknown=kept");
      pages++;
    }
    expect(names).toEqual(["item 5", "item 4", "item 3", "item 2", "item 1"]);
    expect(pages).toBe(3);
  });

  it.each(["/api/v1/items", "/api/v1/items/"])("is found at %s", async (url) => {
    expect((await get(url)).statusCode).toBe(200);
  });

  it("answers HEAD with the same header fields and no body", async () => {
    const response = await api.app.inject({ method: "HEAD", url: "/api/v1/items?limit=1", headers });
    expect(response.statusCode).toBe(200);
    expect(response.headers["link"]).toContain('rel="next"');
    expect(response.body).toBe("");
  });
});

describe("a number in a path or a query", () => {
  it.each(["1e1", "0x5", "+5", "05", " 5", "5.0", "", "five", "9007199254740993"])(
    "is refused as %s",
    async (text) => {
      expect((await get(`/api/v1/items?limit=${encodeURIComponent(text)}`)).statusCode).toBe(400);
    },
  );

  it.each(["0", "-1", "2147483648", "abc", "1%00", "1%2F2"])("is refused as the id %s", async (text) => {
    const response = await get(`/api/v1/items/${text}`);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ error: "validation_failed", fields: { id: expect.any(String) } });
  });

  it("may not be given twice", async () => {
    expect((await get("/api/v1/items?limit=1&limit=2")).statusCode).toBe(400);
  });

  it("stays text where text is wanted", async () => {
    const app = await buildServer(api.deps, { router: fixtureRouter });
    const response = await app.inject("/api/v1/number/7?limit=8&word=9");
    expect(response.json()).toEqual({ n: 7, limit: 8, word: "9" });
    await app.close();
  });
});

describe("a thing", () => {
  it("is made with 201, read, renamed with PATCH and removed", async () => {
    const created = await api.app.inject({
      method: "POST",
      url: "/api/v1/items",
      headers,
      payload: { name: "箱" },
    });
    expect(created.statusCode).toBe(201);
    const { id } = created.json();
    const url = `/api/v1/items/${id}`;
    expect((await get(url)).json()).toMatchObject({ id, name: "箱" });
    const renamed = await api.app.inject({ method: "PATCH", url, headers, payload: { name: "大箱", id: 1 } });
    expect(renamed.json()).toMatchObject({ id, name: "大箱" });
    const removed = await api.app.inject({
      method: "DELETE",
      url,
      headers: { authorization: headers["authorization"] },
    });
    expect(removed.statusCode).toBeLessThan(300);
    expect((await get(url)).statusCode).toBe(404);
  });
});

describe("the prefix", () => {
  it("may be left away", async () => {
    const app = await buildServer({ ...api.deps, env: { ...api.env, apiPrefix: "" } });
    expect((await app.inject("/public")).statusCode).toBe(200);
    expect((await app.inject("/")).statusCode).toBe(200);
    await app.close();
  });
});
