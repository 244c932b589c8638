import { errorCodes } from "@sekisho/contract/error-code";
import type { ErrorEnvelope } from "@sekisho/contract/error-envelope";
import { errorMessage } from "@sekisho/contract/error-message";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { appRouter } from "../trpc/app-router.ts";
import { restRoutesOf } from "./rest-route.ts";

type Operation = {
  summary: string;
  description: string;
  security?: object[];
  responses: Record<string, object>;
  parameters?: { name: string; in: string; required: boolean }[];
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: object };

/** Every operation lets its caller choose the language. */
const language = { $ref: "#/components/parameters/AcceptLanguage" };

let api: Api;
let document: Document;
beforeAll(async () => {
  api = await startApi();
  document = (await api.app.inject("/openapi.json")).json();
});
afterAll(() => api.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );

describe("the OpenAPI document", () => {
  it("has every route of the metadata, in both languages", () => {
    expect(document.openapi).toBe("3.1.0");
    const routes = restRoutesOf(appRouter);
    expect(routes.length).toBeGreaterThanOrEqual(15);
    for (const { rest } of routes) {
      const operation = document.paths[`/api/v1${rest.path}`]?.[rest.method.toLowerCase()];
      expect(operation?.summary).toBe(rest.summary.en);
      expect(operation?.description).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    }
  });

  it("says which calls need a token and how they are refused", () => {
    for (const [name, operation] of operations()) {
      const isGuarded = JSON.stringify(operation.security ?? []).includes("accessToken");
      const takesSecrets = name.includes("/user/");
      expect([name, "401" in operation.responses]).toEqual([name, isGuarded || takesSecrets]);
    }
    expect(document.paths["/api/v1/admin"]?.["get"]?.responses).toHaveProperty("403");
    expect(document.paths["/api/v1/public"]?.["get"]?.security).toBeUndefined();
  });

  it("tells path parameters from query parameters and bodies", () => {
    expect(document.paths["/api/v1/items/{id}"]?.["get"]?.parameters).toMatchObject([
      { name: "id", in: "path", required: true, schema: { type: "integer" } },
      language,
    ]);
    expect(document.paths["/api/v1/items"]?.["get"]?.parameters).toMatchObject([
      { name: "limit", in: "query", required: false },
      { name: "cursor", in: "query", required: false },
      language,
    ]);
    const body = JSON.stringify(document.paths["/api/v1/items/{id}"]?.["patch"]);
    expect(body).toContain('"requestBody"');
    expect(body).toContain('"required":["name"]');
  });

  it("resolves every reference it makes", () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
    for (const [, path = ""] of references) {
      const found = path
        .split("/")
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], document); // as: walking plain JSON
      expect([path, typeof found]).toEqual([path, "object"]);
    }
  });
});

it("describes every detail that an error may carry", () => {
  const details: Required<ErrorEnvelope> = {
    error: "insufficient_permissions",
    message: "no",
    request_id: "00000000-0000-4000-8000-000000000000",
    required_role: "admin",
    required_roles: ["user", "admin"],
    required_scope: "items/read",
    required_group: "staff",
    required_groups: ["staff", "beta"],
    required_permission: "delete",
    required_caller: "person",
    max_age: 300,
    token_expired: true,
    current_role: null,
    challenge: "SOFTWARE_TOKEN_MFA",
    fields: { name: "too_big" },
  };
  const { Error: schema } = (document.components as { schemas: { Error: { properties: object } } }).schemas; // as: plain JSON
  expect(Object.keys(schema.properties).toSorted()).toEqual(Object.keys(details).toSorted());
});

describe("the page that shows it", () => {
  it("brings a font for every Japanese character it shows and of every message it can be answered", async () => {
    const stylesheet = (await api.app.inject("/docs/static/theme/type.css")).body;
    const slices = [...stylesheet.matchAll(/url\(([^)]+)\)[^;]*;\s*unicode-range: ([^;]+);/g)].map(
      ([, url = "", ranges = ""]) => ({ url, holds: rangesHold(ranges) }),
    );
    const words = JSON.stringify([document, errorCodes.map((code) => errorMessage(code, "ja"))]);
    const shown = new Set(words.match(/[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/g));
    expect(shown.size).toBeGreaterThan(100);
    const needed = new Map([...shown].map((sign) => [sign, slices.find(({ holds }) => holds(sign))?.url]));
    expect([...needed].filter(([, url]) => url === undefined)).toEqual([]);
    for (const url of new Set(needed.values())) {
      const font = await api.app.inject(new URL(url ?? "", "http://api/docs/static/theme/type.css").pathname);
      expect([url, font.statusCode, font.headers["content-type"]]).toEqual([url, 200, "font/woff2"]);
      expect(font.rawPayload.toString("latin1", 0, 4)).toBe("wOF2");
    }
  });

  it("serves no file but the slices of its font", async () => {
    for (const name of ["noto-sans-jp-999-wght-normal.woff2", "..%2fpackage.json", "..%2f..%2fLICENSE"]) {
      const answer = await api.app.inject(`/docs/static/theme/files/${name}`);
      expect([name, answer.statusCode, answer.json().error]).toEqual([name, 404, "not_found"]);
    }
  });

  it("loads nothing from anywhere else and may run only its own scripts", async () => {
    const page = await api.app.inject("/docs/");
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|upgrade-insecure-requests|https:|swagger\.io/);
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source = ""]) => source);
    expect(sources.length).toBeGreaterThan(3);
    for (const source of sources) {
      expect([
        source,
        (await api.app.inject(new URL(source, "http://api/docs/").pathname)).statusCode,
      ]).toEqual([source, 200]);
    }
  });
});

/** Whether a character is in CSS's `unicode-range` (`U+3001,U+30a1-30fa`). */
function rangesHold(ranges: string): (sign: string) => boolean {
  const bounds = [...ranges.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(
    ([, from = "", to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const,
  );
  return (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return bounds.some(([from, to]) => from <= code && code <= to);
  };
}
