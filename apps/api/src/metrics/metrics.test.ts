import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import type { AnyTRPCRouter } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { closeServer } from "../../test/close-server.ts";
import { fixtureRouter } from "../../test/fixture-router.ts";
import { openStream } from "../../test/open-stream.ts";
import { seriesOf } from "../../test/series-of.ts";
import { buildServer } from "../server.ts";
import { publicProcedure, router } from "../trpc/procedures.ts";
import { createMetrics } from "./metrics.ts";

let api: Api;
const apps: FastifyInstance[] = [];
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  await Promise.all(apps.map(closeServer));
  await api.close();
});

/** A server with metrics of its own, and the values of one of them by its labels; histograms by their counts. */
async function measured(served?: AnyTRPCRouter) {
  const metrics = createMetrics(api.deps);
  const app = await buildServer({ ...api.deps, metrics }, served ? { router: served } : {});
  apps.push(app);
  const text = () => metrics.registry.metrics();
  return { app, text, read: async (name: string) => seriesOf(await text(), name) };
}

describe("the metrics of a server", () => {
  let app: FastifyInstance;
  let read: (name: string) => Promise<Record<string, number>>;
  beforeAll(async () => {
    ({ app, read } = await measured(fixtureRouter));
  });

  it("count requests by method, route pattern and status", async () => {
    for (const n of [1, 2, 3]) await app.inject(`/api/v1/number/${n}`);
    await app.inject("/api/v1/number/x");
    await app.inject({ method: "POST", url: "/api/v1/write", payload: { text: "x" } });
    expect(await read("sekisho_http_requests_total")).toMatchObject({
      'method="GET",route="/api/v1/number/:n",status="200"': 3,
      'method="GET",route="/api/v1/number/:n",status="400"': 1,
      'method="POST",route="/api/v1/write",status="401"': 1,
    });
    expect(await read("sekisho_http_request_duration_seconds_count")).toMatchObject({
      'method="GET",route="/api/v1/number/:n"': 4,
    });
  });

  it("tell authentication outcomes apart by state and reason", async () => {
    const send = (authorization?: string) =>
      app.inject({ url: "/trpc/secret", headers: authorization ? { authorization } : {} });
    const bearerWith = (claims: Record<string, unknown>) =>
      `Bearer ${api.issuer.mintToken("access", { claims })}`;
    await send();
    await send(api.bearer("admin"));
    await send(bearerWith({ client_id: "somebody-else" }));
    await send(bearerWith({ exp: "never" }));
    expect(await read("sekisho_authentications_total")).toMatchObject({
      'state="anonymous",reason="none"': expect.any(Number),
      'state="signed-in",reason="none"': 1,
      'state="rejected",reason="client_not_allowed"': 1,
      'state="rejected",reason="claim_malformed"': 1,
    });
  });

  it("time procedures by outcome, and count their errors by code, over tRPC, batches and REST alike", async () => {
    const authorization = api.bearer("user");
    const before = await read("sekisho_procedure_errors_total");
    await app.inject({ url: "/trpc/secret", headers: { authorization } });
    await app.inject({ url: "/trpc/secret,secret?batch=1", headers: { authorization } });
    await app.inject({ url: "/api/v1/secret", headers: { authorization } });
    await app.inject("/api/v1/crash");
    await app.inject("/trpc/nothing");
    const after = await read("sekisho_procedure_errors_total");
    const refused = 'procedure="secret",code="insufficient_permissions"';
    expect((after[refused] ?? 0) - (before[refused] ?? 0)).toBe(4);
    expect(after['procedure="crash",code="internal_server_error"']).toBe(1);
    expect(await read("sekisho_procedure_duration_seconds_count")).toMatchObject({
      'procedure="secret",outcome="refused"': expect.any(Number),
      'procedure="crash",outcome="failed"': 1,
      'procedure="nothing",outcome="ok"': 1,
    });
  });

  it("say whether keys are held", async () => {
    const verifier = api.issuer.createVerifier();
    const { registry } = createMetrics({ ...api.deps, verifier });
    const held = async () => seriesOf(await registry.metrics(), "sekisho_keys_held");
    expect(await held()).toEqual({ "": 0 });
    await verifier.warmUp();
    expect(await held()).toEqual({ "": 1 });
    verifier.close();
  });

  it("show the pool of connections where there is one", async () => {
    expect(await read("sekisho_database_connections")).toEqual({});
    const waiting = () => ({ count: 7, longestMs: 20 });
    const db = { ...api.deps.db, connections: () => ({ open: 5, idle: 2 }), waiting };
    const text = await createMetrics({ ...api.deps, db }).registry.metrics();
    expect(seriesOf(text, "sekisho_database_connections")).toEqual({
      'state="idle"': 2,
      'state="busy"': 3,
    });
    expect(seriesOf(text, "sekisho_database_connection_waiters")).toEqual({ "": 7 });
  });

  it("hold what the process does: processor, memory, event loop", async () => {
    for (const name of [
      "process_cpu_seconds_total",
      "nodejs_heap_size_used_bytes",
      "nodejs_eventloop_lag_p99_seconds",
    ])
      expect(Object.keys(await read(name))).toHaveLength(1);
  });

  it("belong to one server and to no other in the process", async () => {
    const other = await measured();
    await other.app.inject("/api/v1/public");
    expect(await other.read("sekisho_http_requests_total")).toEqual({
      'method="GET",route="/api/v1/public",status="200"': 1,
    });
    expect(await read("sekisho_http_requests_total")).not.toHaveProperty([
      'method="GET",route="/api/v1/public",status="200"',
    ]);
  });
});

describe("the labels", () => {
  let app: FastifyInstance;
  let read: (name: string) => Promise<Record<string, number>>;
  let text: () => Promise<string>;
  beforeAll(async () => {
    ({ app, read, text } = await measured());
  });

  it("stay few, whatever paths, procedures and methods strangers think of", async () => {
    for (let n = 0; n < 1_000; n++) await app.inject(`/${randomUUID()}/${n}?${randomUUID()}`);
    for (let n = 0; n < 200; n++) await app.inject(`/trpc/${randomUUID()}`);
    for (let n = 0; n < 200; n++) await app.inject(`/api/v1/items/${n}`);
    for (const method of ["PUT", "TRACE"] as const) await app.inject({ method, url: "/nowhere" });
    await app.inject("/%zz");
    expect(await read("sekisho_http_requests_total")).toEqual({
      'method="GET",route="unmatched",status="404"': 1_000,
      'method="GET",route="unmatched",status="400"': 1,
      'method="other",route="unmatched",status="404"': 2,
      'method="GET",route="/trpc/:path",status="404"': 200,
      'method="GET",route="/api/v1/items/:id",status="401"': 200,
    });
    expect(await read("sekisho_procedure_errors_total")).toEqual({
      'procedure="unknown",code="not_found"': 200,
      'procedure="items.byId",code="authentication_required"': 200,
    });
  });

  it("are never a token, a person, a part of a path or of a query string", async () => {
    const claims = { sub: "sub-secret", username: "name-secret" };
    const token = api.issuer.mintToken("access", { claims });
    const authorization = `Bearer ${token}`;
    const cookie = "access_token=cookie-secret";
    for (const url of [
      `/nowhere/${token}`,
      "/api/v1/items/4711",
      "/api/v1/items?cursor=4711",
      "/api/v1/profile",
      `/trpc/${token}`,
      "/trpc/items.byId?input=%7B%22id%22%3A4711%7D",
      "/trpc/auth.me",
      "/%zz/4711",
    ])
      await app.inject({ url, headers: { authorization, cookie, "x-request-id": "id-secret" } });
    await app.inject({
      method: "POST",
      url: "/api/v1/items",
      headers: { authorization, "content-type": "application/json" },
      payload: { name: "item-secret" },
    });
    const labels = (await text()).match(/\{.*\}/g)?.join("\n") ?? "";
    expect(labels).toContain("/api/v1/items/:id");
    expect(labels).not.toMatch(/secret|4711/);
    for (const part of token.split(".")) expect(labels).not.toContain(part);
  });
});

it("counts a caller who left before the answer as aborted", async () => {
  let answer: () => void = () => undefined;
  let called: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    called = resolve;
  });
  const slow = publicProcedure.query(async () => {
    called();
    await answered;
  });
  const { app, read } = await measured(router({ slow }));
  const url = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
  const client = connect(Number(url.port), url.hostname);
  client.write("GET /trpc/slow HTTP/1.1\r\nHost: x\r\n\r\n");
  await asked;
  client.destroy();
  await once(client, "close");
  const aborted = () => read("sekisho_http_requests_total");
  await expect.poll(aborted).toEqual({ 'method="GET",route="/trpc/:path",status="aborted"': 1 });
  answer();
});

it("shows how many streams are open", async () => {
  const { app, read } = await measured();
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const open = () => read("sekisho_open_streams");
  expect(await open()).toEqual({ "": 0 });
  const token = api.bearer("user").slice("Bearer ".length);
  const streams = [];
  for (let n = 0; n < 3; n++) streams.push(await openStream(`${url}/trpc/items.changes`, token));
  expect(await open()).toEqual({ "": 3 });
  for (const stream of streams.splice(0, 2)) stream.close();
  await expect.poll(open).toEqual({ "": 1 });
  streams[0]?.close();
  await expect.poll(open).toEqual({ "": 0 });
});

it("counts a stream whose reader left as answered, and its length as nobody's slowness", async () => {
  const { app, read } = await measured();
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const client = connect(Number(new URL(url).port), "127.0.0.1");
  client.write(`GET /trpc/items.changes HTTP/1.1\r\nHost: x\r\nAuthorization: ${api.bearer("user")}\r\n\r\n`);
  await once(client, "data");
  client.destroy();
  const requests = () => read("sekisho_http_requests_total");
  await expect.poll(requests).toEqual({ 'method="GET",route="/trpc/:path",status="200"': 1 });
  expect(await read("sekisho_http_request_duration_seconds_count")).toEqual({});
});
