import { errorCodes, errorTable } from "@sekisho/contract/error-code";
import { errorMessage } from "@sekisho/contract/error-message";
import { locales } from "@sekisho/contract/locale";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { envelopeIn, type Transport, transports } from "../../test/fault-of.ts";
import { fixtureRouter } from "../../test/fixture-router.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi({ router: fixtureRouter });
});
afterAll(() => api.close());

const input = (value: unknown) => encodeURIComponent(JSON.stringify(value));

/** The same failing call over each transport. */
function urlOf(transport: Transport, procedure: string, code?: string): string {
  switch (transport) {
    case "REST":
      return `/api/v1/${restPaths[procedure] ?? procedure}${code ? `/${code}` : ""}`;
    case "tRPC":
      return `/trpc/${procedure}${code ? `?input=${input({ code })}` : ""}`;
    case "tRPC batch":
      return `/trpc/${procedure}?batch=1${code ? `&input=${input({ 0: { code } })}` : ""}`;
  }
}

const restPaths: Record<string, string> = { databaseDown: "database-down" };

const cases = errorCodes.flatMap((code) =>
  transports.flatMap((transport) => locales.map((locale) => [code, transport, locale] as const)),
);

describe("every error code", () => {
  it.each(cases)(
    "%s over %s in %s keeps its status, sentence and header fields",
    async (code, transport, locale) => {
      const response = await api.app.inject({
        url: urlOf(transport, "fail", code),
        headers: { "accept-language": locale },
      });
      const { httpStatus } = errorTable[code];
      expect(response.statusCode).toBe(httpStatus);
      expect(envelopeIn(transport, response)).toMatchObject({
        error: code,
        message: errorMessage(code, locale),
        request_id: response.headers["x-request-id"],
      });
      expect(response.headers["content-type"]).toMatch(/^application\/json/);
      expect(response.headers["cache-control"]).toBe("no-store");
      expect("www-authenticate" in response.headers).toBe(
        httpStatus === 401 || code === "insufficient_scope",
      );
      expect("retry-after" in response.headers).toBe(httpStatus === 429 || httpStatus === 503);
    },
  );
});

describe("what was not thrown on purpose", () => {
  it.each(transports)(
    "leaves as one sentence and a request id over %s, and is logged with its stack",
    async (transport) => {
      api.lines.length = 0;
      const response = await api.app.inject({ url: urlOf(transport, "crash") });
      expect(response.statusCode).toBe(500);
      expect(envelopeIn(transport, response).message).toBe("内部サーバーエラーが発生しました");
      expect(response.body).not.toMatch(/SELECT|node_modules|stack|Error:/);
      const { request_id } = envelopeIn(transport, response);
      const logged = api.lines.map((line) => JSON.parse(line)).find((line) => line.err);
      expect(logged).toMatchObject({ level: "ERROR", request_id, err: { name: "Error" } });
      expect(logged.err.stack).toContain("fixture-router");
    },
  );

  it("calls an output that does not fit its schema our fault, not the caller's", async () => {
    const response = await api.app.inject({ url: urlOf("tRPC", "wrongOutput") });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain("invalid_type");
  });

  it.each(transports)("says a silent database with 503 over %s, and not where it is", async (transport) => {
    const response = await api.app.inject({ url: urlOf(transport, "databaseDown") });
    expect(response.statusCode).toBe(503);
    expect(response.headers["retry-after"]).toBeDefined();
    expect(envelopeIn(transport, response).error).toBe("service_unavailable");
    expect(response.body).not.toContain("10.0.0.7");
  });
});

describe("a refused input", () => {
  it("is named by field and reason, and not repeated", async () => {
    const response = await api.app.inject({ url: `/trpc/echo?input=${input({ text: "sesame-sesame" })}` });
    expect(response.statusCode).toBe(400);
    expect(response.json().error.data).toMatchObject({
      error: "validation_failed",
      fields: { text: "too_big" },
    });
    expect(response.body).not.toContain("sesame");
  });

  it("is a 400 when it is not JSON at all", async () => {
    const response = await api.app.inject({ url: "/trpc/echo?input=%7Bnope" });
    expect(response.statusCode).toBe(400);
    expect(response.body).not.toContain("nope");
  });
});

describe("what never reaches a procedure", () => {
  it.each([
    ["GET", "/nowhere", 404, "not_found"],
    ["GET", "/trpc", 404, "not_found"],
    ["PUT", "/api/v1/write", 405, "method_not_allowed"],
    ["DELETE", "/healthz", 405, "method_not_allowed"],
    ["GET", "/%zz", 400, "validation_failed"],
  ] as const)("%s %s is answered with %d %s", async (method, url, status, error) => {
    const response = await api.app.inject({ method, url, headers: { "accept-language": "en" } });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toEqual({
      error,
      message: errorMessage(error, "en"),
      request_id: response.headers["x-request-id"],
    });
    expect(response.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("names the methods that a path has", async () => {
    const response = await api.app.inject({ method: "PUT", url: "/api/v1/write/" });
    expect(response.headers.allow).toBe("POST");
  });
});
