import type { FastifyInstance } from "fastify";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Api, envOf, startApi } from "../../test/api.ts";
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from "../../test/otlp-receiver.ts";
import { buildServer } from "../server.ts";
import { startTracing } from "./start-tracing.ts";
import type { Tracing } from "./tracing.ts";

let api: Api;
let collector: OtlpReceiver;
let tracing: Tracing | null;
let app: FastifyInstance;
/** The collector is there: what was sent is waited for, however long the machine takes. In milliseconds. */
const patience = 60_000;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.lines.length = 0;
  collector = await startOtlpReceiver();
  const env = envOf({ OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.endpoint}/` });
  tracing = startTracing(env, api.deps.log, patience);
  app = await buildServer({ ...api.deps, tracing });
});
afterEach(async () => {
  await close();
  await collector.stop();
});

/** Ends the server as a graceful stop does, which sends what is still held. */
async function close(): Promise<void> {
  await app.close();
  await tracing?.close();
}

/** Every span by its name, once the server has ended. */
async function sent(): Promise<Map<string, ReceivedSpan>> {
  await close();
  return new Map(collector.spans().map((span) => [span.name, span]));
}

const kinds = { internal: 1, server: 2, client: 3 };
const failed = 2;

describe("the trace of a request", () => {
  it("holds a span for the request, for who called, for the procedure and for its transaction, one under the other", async () => {
    const response = await app.inject({
      url: "/api/v1/items/7",
      headers: { authorization: api.bearer() },
    });
    expect(response.statusCode).toBe(404);
    const spans = await sent();
    expect([...spans.keys()].toSorted()).toEqual(
      ["GET /api/v1/items/:id", "authenticate", "items.byId", "transaction"].toSorted(),
    );
    const root = spans.get("GET /api/v1/items/:id");
    expect(root).toMatchObject({
      kind: kinds.server,
      attributes: {
        "http.request.method": "GET",
        "http.route": "/api/v1/items/:id",
        "http.response.status_code": 404,
        "sekisho.request_id": response.headers["x-request-id"],
      },
    });
    expect(spans.get("authenticate")).toMatchObject({
      parentSpanId: root?.spanId,
      attributes: { "sekisho.auth.state": "signed-in" },
    });
    const procedure = spans.get("items.byId");
    expect(procedure).toMatchObject({
      parentSpanId: root?.spanId,
      kind: kinds.internal,
      attributes: {
        "rpc.system": "trpc",
        "rpc.method": "items.byId",
        "sekisho.policy": "whoever is signed in, a person or a machine",
        "sekisho.outcome": "refused",
        "error.type": "not_found",
      },
    });
    expect(spans.get("transaction")).toMatchObject({
      parentSpanId: procedure?.spanId,
      kind: kinds.client,
      attributes: { "db.system.name": "postgresql", "sekisho.row_scope": "caller" },
    });
    expect(new Set([...spans.values()].map(({ traceId }) => traceId)).size).toBe(1);
    expect(collector.resource()).toEqual({
      "service.name": "sekisho-api",
      "service.version": "1.0.0",
      "deployment.environment.name": "development",
    });
  });

  it("tells the reasons that the caller does not learn", async () => {
    const authorization = `Bearer ${api.issuer.mintToken("access", { claims: { client_id: "somebody-else" } })}`;
    const rejected = await app.inject({ url: "/trpc/auth.me", headers: { authorization } });
    const refused = await app.inject({
      url: "/trpc/admin.overview",
      headers: { authorization: api.bearer() },
    });
    expect(`${rejected.body}${refused.body}`).not.toMatch(/client_not_allowed|role_missing/);
    await close();
    const reasons = collector
      .spans()
      .map(({ name, attributes }) => [
        name,
        attributes["sekisho.auth.reason"] ?? attributes["sekisho.reason"],
      ]);
    expect(reasons).toContainEqual(["authenticate", "client_not_allowed"]);
    expect(reasons).toContainEqual(["auth.me", "client_not_allowed"]);
    expect(reasons).toContainEqual(["admin.overview", "role_missing"]);
  });

  it("marks as failed what is our doing, and nothing else", async () => {
    const verifier = api.issuer.createVerifier();
    await app.close();
    app = await buildServer({ ...api.deps, verifier, tracing });
    api.issuer.keyServer.fail(true);
    await app.inject("/api/v1/items");
    await app.inject({ url: "/api/v1/items", headers: { authorization: api.bearer() } });
    api.issuer.keyServer.fail(false);
    verifier.close();
    await close();
    const statuses = collector.spans().map(({ name, status }) => [name, status.code === failed]);
    expect(statuses).toEqual([
      ["authenticate", false],
      ["items.list", false],
      ["GET /api/v1/items", false],
      ["authenticate", true],
      ["items.list", true],
      ["GET /api/v1/items", true],
    ]);
  });

  it("continues the caller's, and names it in every line of the log", async () => {
    const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    await app.inject({ url: "/api/v1/public", headers: { traceparent, tracestate: "x=state-secret" } });
    const lines = api.lines.map((line) => JSON.parse(line));
    expect(lines.filter(({ request_id }) => request_id).map(({ trace_id }) => trace_id)).toEqual([traceId]);
    const root = (await sent()).get("GET /api/v1/public");
    expect(root).toMatchObject({ traceId, parentSpanId: "00f067aa0ba902b7" });
    expect(collector.everything()).not.toContain("state-secret");
  });

  it("is not recorded where the caller's is not, and is in the log all the same", async () => {
    const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    await app.inject({
      url: "/api/v1/public",
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-00` },
    });
    expect(api.lines.join("")).toContain(`"trace_id":"${traceId}"`);
    expect((await sent()).size).toBe(0);
  });

  it("says nothing of a token, a person, a path, an input or a header field", async () => {
    const claims = { sub: "sub-secret", username: "name-secret" };
    const token = api.issuer.mintToken("access", { claims });
    const headers = {
      authorization: `Bearer ${token}`,
      cookie: "access_token=cookie-secret",
      "x-request-id": "id-secret",
      "user-agent": "agent-secret",
    };
    // Too long to be met by chance in the ids and times of the spans, as four digits are in one run of thirty.
    const number = "1947110347";
    for (const url of [
      `/nowhere/${token}?q=query-secret`,
      `/api/v1/items?cursor=${number}`,
      "/api/v1/profile",
      "/trpc/query-secret",
      `/trpc/items.byId?input=%7B%22id%22%3A${number}%7D`,
    ])
      await app.inject({ url, headers });
    for (const [url, payload] of [
      ["/api/v1/items", { name: "item-secret" }],
      ["/api/v1/user/login", { username: "login-secret", password: "password-secret" }],
    ] as const)
      await app.inject({ method: "POST", url, headers, payload });
    const spans = await sent();
    expect(spans.get("items.create")?.attributes["sekisho.outcome"]).toBe("ok");
    const everything = collector.everything();
    expect(everything).not.toContain("secret");
    expect(everything).not.toContain(number);
    for (const part of token.split(".")) expect(everything).not.toContain(part);
  });
});

describe("a collector that takes nothing", () => {
  it("is spoken of in the log once, and costs no request", async () => {
    collector.refuse(400);
    const response = await app.inject("/api/v1/public");
    expect(response.statusCode).toBe(200);
    await close();
    const said = api.lines.map((line) => JSON.parse(line).message).filter((text) => /traces/.test(text));
    expect(said).toEqual(["traces cannot be sent"]);
  });
});

it("traces nothing, and names no trace, where nobody asks for it", async () => {
  const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  await api.app.inject({ url: "/api/v1/public", headers: { traceparent } });
  expect(startTracing(envOf({}), api.deps.log, patience)).toBeNull();
  expect(api.lines.join("")).not.toBe("");
  expect(api.lines.join("")).not.toContain("trace_id");
});
