import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { envOf } from "../../test/api.ts";
import { appRouter } from "../trpc/app-router.ts";
import { debugRouter } from "./debug-token.ts";
import { openApiDocument } from "./openapi-document.ts";

/** Every setting that changes the document. */
const settings: Readonly<Record<string, Record<string, string>>> = {
  "as it comes": {},
  "without a prefix": { API_PREFIX: "/" },
  "under a deeper prefix": { API_PREFIX: "/backend/api.v2" },
  "with the cookie": { ACCESS_TOKEN_COOKIE: "__Host-token" },
  "for id tokens": { COGNITO_PREFERRED_TOKEN_USE: "id" },
  "under another name": { API_TITLE: "関所 “API” <1>", API_VERSION: "2.0.0-rc.1" },
};

type Operation = { security?: object[]; responses: Record<string, object> };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, object> };
};

// as: plain JSON, as a reader of /openapi.json gets it
const documentOf = (given: Record<string, string>) =>
  JSON.parse(JSON.stringify(openApiDocument([appRouter, debugRouter], envOf(given)))) as Document;

/** The second opinion: a validator of other people's making, over the official schema of OpenAPI 3.1. */
async function secondOpinion(document: object) {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document) as Record<string, unknown>); // as: plain JSON
  return { version: validator.version, valid, errors };
}

describe("the OpenAPI document", () => {
  it.each(Object.entries(settings))("is valid %s", async (_how, given) => {
    expect(await secondOpinion(documentOf(given))).toEqual({
      version: "3.1",
      valid: true,
      errors: undefined,
    });
  });

  it("would be refused if it were broken", async () => {
    const broken = documentOf({});
    Object.assign(broken.paths["/api/v1/items"]?.["get"] ?? {}, { parameters: [{ name: "limit" }] });
    expect((await secondOpinion(broken)).valid).toBe(false);
  });

  it("names every operation once", () => {
    const names = Object.values(documentOf({}).paths).flatMap(
      (methods) =>
        Object.values(methods).map((operation) => (operation as { operationId?: string }).operationId), // as: read back
    );
    expect(names.length).toBeGreaterThan(15);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain(undefined);
  });
});

describe("where a cookie carries the token", () => {
  const { paths, components } = documentOf({ ACCESS_TOKEN_COOKIE: "__Host-token" });

  it("is told as a second way in, by the name that is configured", () => {
    expect(components.securitySchemes["accessTokenCookie"]).toMatchObject({
      type: "apiKey",
      in: "cookie",
      name: "__Host-token",
    });
    for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
      const ways = JSON.stringify(operation.security ?? []);
      expect(ways.includes("accessTokenCookie")).toBe(ways.includes('"accessToken"'));
    }
  });

  it("says that another site's request is refused, where something changes", () => {
    expect(paths["/api/v1/items"]?.["post"]?.responses).toHaveProperty("403");
    expect(paths["/api/v1/items/{id}"]?.["delete"]?.responses).toHaveProperty("403");
    expect(paths["/api/v1/items"]?.["get"]?.responses).not.toHaveProperty("403");
    expect(paths["/api/v1/user/login"]?.["post"]?.responses).not.toHaveProperty("403");
  });

  it("is not told where none is configured", () => {
    expect(JSON.stringify(documentOf({}))).not.toContain("accessTokenCookie");
    expect(documentOf({}).paths["/api/v1/items"]?.["post"]?.responses).not.toHaveProperty("403");
  });
});
