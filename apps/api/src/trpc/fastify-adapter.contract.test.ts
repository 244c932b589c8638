import { once } from "node:events";
import { type CreateFastifyContextOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import Fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { fixtureRouter, held } from "../../test/fixture-router.ts";
import { eventsIn } from "../../test/stream-events.ts";
import { batchMaxCalls } from "../http/limits.ts";
import { registerUnreadBodies } from "../http/read-json-body.ts";
import { registerRequestFacts } from "../http/request-facts.ts";
import { newRequestId } from "../http/request-id.ts";
import { createOpenStreams } from "../streams/open-streams.ts";
import { contextCreator } from "./create-context.ts";
import { registerTrpc } from "./fastify-adapter.ts";
import { proceduresOf } from "./procedure-record.ts";

let api: Api;
let thin: FastifyInstance;
let stock: FastifyInstance;

/** Both adapters alone in a server, over the same router and the same contexts. */
beforeAll(async () => {
  api = await startApi();
  const createContext = contextCreator(api.deps, () => Promise.resolve(), createOpenStreams(api.deps.clock));
  const base = { genReqId: newRequestId, routerOptions: { maxParamLength: 16_384 } };

  thin = Fastify(base);
  registerRequestFacts(thin);
  registerUnreadBodies(thin);
  registerTrpc(thin, fixtureRouter, createContext);

  stock = Fastify(base);
  registerRequestFacts(stock);
  const policies = [...proceduresOf(fixtureRouter).values()].map(({ policy }) => policy);
  await stock.register(fastifyTRPCPlugin, {
    prefix: "/trpc",
    trpcOptions: {
      router: fixtureRouter,
      maxBatchSize: batchMaxCalls,
      createContext: ({ req }: CreateFastifyContextOptions) => createContext(req, policies),
    },
  });
});
afterAll(async () => {
  await Promise.all([thin.close(), stock.close()]);
  await api.close();
});

const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(value))}`;
const json = { "content-type": "application/json" };
const post = (url: string, payload: string, headers: Record<string, string> = json): InjectOptions => ({
  method: "POST",
  url,
  payload,
  headers,
});
const many = (count: number) => Array.from({ length: count }, () => "nothing").join(",");

/** What a client can send, with and without a credential. */
const requests: readonly (readonly [string, InjectOptions])[] = [
  ["a query", { url: `/trpc/echo?${input({ text: "hi" })}` }],
  ["a query without an input it needs", { url: "/trpc/echo" }],
  ["a query that answers nothing", { url: "/trpc/nothing" }],
  ["a query with an input that does not fit", { url: `/trpc/echo?${input({ text: 1 })}` }],
  ["a query whose input is not JSON", { url: "/trpc/echo?input=%7B" }],
  ["a query with an empty input", { url: "/trpc/echo?input=" }],
  ["a repeated input", { url: `/trpc/echo?${input({ text: "a" })}&${input({ text: "b" })}` }],
  ["a crash", { url: "/trpc/crash" }],
  ["an outage", { url: "/trpc/databaseDown" }],
  ["an error of a verb", { url: `/trpc/fail?${input({ code: "conflict" })}` }],
  ["an output that does not fit", { url: "/trpc/wrongOutput" }],
  ["an unknown procedure", { url: "/trpc/nowhere" }],
  ["a procedure's name in another case", { url: "/trpc/Echo" }],
  ["a name every object has", { url: "/trpc/constructor" }],
  ["a mutation", post("/trpc/write", '{"text":"hi"}')],
  ["a mutation without a body", post("/trpc/write", "")],
  ["a mutation with a body that is not JSON", post("/trpc/write", "{")],
  ["a mutation by GET", { url: `/trpc/write?${input({ text: "hi" })}` }],
  ["a query by POST", post("/trpc/echo", '{"text":"hi"}')],
  ["a mutation by PUT", { ...post("/trpc/write", '{"text":"hi"}'), method: "PUT" }],
  ["a query by DELETE", { ...post("/trpc/echo", "{}"), method: "DELETE" }],
  ["a query by PATCH", { ...post("/trpc/echo", "{}"), method: "PATCH" }],
  ["a mutation by OPTIONS", { ...post("/trpc/write", "{}"), method: "OPTIONS" }],
  ["a subscription", { url: `/trpc/failingStream?${input({ code: "conflict" })}` }],
  ["a subscription that crashes", { url: "/trpc/crashingStream" }],
  ["a subscription in a batch", { url: "/trpc/crashingStream?batch=1" }],
  ["a subscription and a query in a batch", { url: "/trpc/crashingStream,echo?batch=1" }],
  ["a HEAD request for a subscription", { method: "HEAD", url: "/trpc/crashingStream" }],
  ["a HEAD request", { method: "HEAD", url: "/trpc/echo" }],
  ["a guarded query", { url: "/trpc/secret" }],
  ["a batch of one", { url: `/trpc/echo?batch=1&${input({ 0: { text: "hi" } })}` }],
  ["a batch of two", { url: `/trpc/echo,nothing?batch=1&${input({ 0: { text: "hi" } })}` }],
  ["a batch that partly fails", { url: `/trpc/nothing,crash,nowhere?batch=1` }],
  ["a batch that fails alike", { url: "/trpc/crash,crash?batch=1" }],
  ["a batch without inputs", { url: "/trpc/echo,echo?batch=1" }],
  [
    "a batch whose input is an array",
    { url: `/trpc/echo,echo?batch=1&${input([{ text: "a" }, { text: "b" }])}` },
  ],
  ["a batch whose input is a word", { url: `/trpc/echo?batch=1&${input("hi")}` }],
  ["a batch whose input is not JSON", { url: "/trpc/echo,nothing?batch=1&input=%7B" }],
  ["a batch of queries and mutations", { url: "/trpc/echo,write?batch=1" }],
  ["a batch of mutations", post("/trpc/write,write?batch=1", '{"0":{"text":"a"},"1":{"text":"b"}}')],
  ["a batch of mutations with one input", post("/trpc/write,write?batch=1", '{"1":{"text":"b"}}')],
  ["a full batch", { url: `/trpc/${many(batchMaxCalls)}?batch=1` }],
  ["a batch that is too long", { url: `/trpc/${many(batchMaxCalls + 1)}?batch=1` }],
  ["a list of names that is no batch", { url: "/trpc/nothing,nothing" }],
  ["an empty name in a batch", { url: "/trpc/nothing,?batch=1" }],
  ["an escaped comma", { url: "/trpc/nothing%2Cnothing?batch=1" }],
];

const callers = ["nobody", "a plain user", "an administrator", "a forger"] as const;

function authorizationOf(caller: (typeof callers)[number]): Record<string, string> {
  switch (caller) {
    case "nobody":
      return {};
    case "a plain user":
      return { authorization: api.bearer("user") };
    case "an administrator":
      return { authorization: api.bearer("admin") };
    case "a forger":
      return { authorization: `${api.bearer("admin")}x` };
  }
}

/** What has to be equal: status, the fields a client reads, and the body but for the request's own name. */
function essence(response: LightMyRequestResponse) {
  const { "content-type": type = "" } = response.headers;
  return {
    status: response.statusCode,
    // The stock adapter forgets the type of its JSON when it refuses a request as a whole, and text/plain is the default.
    type: String(type).split(";")[0]?.replace("text/plain", "application/json"),
    body: response.body.replace(/"request_id":"[^"]*"/g, '"request_id":"…"'),
  };
}

const cases = requests.flatMap(([what, request]) =>
  callers.map((caller) => [what, caller, request] as const),
);

describe("the thin adapter", () => {
  it.each(cases)("answers %s of %s as tRPC's own adapter does", async (_what, caller, request) => {
    const headers = { ...request.headers, ...authorizationOf(caller) };
    const [ours, theirs] = await Promise.all([
      thin.inject({ ...request, headers }),
      stock.inject({ ...request, headers }),
    ]);
    expect(essence(ours)).toEqual(essence(theirs));
  });

  it("answers a guarded subscription as tRPC's own adapter does, once its caller is let in", async () => {
    const request = { url: "/trpc/guardedStream", headers: { authorization: api.bearer() } };
    const [ours, theirs] = await Promise.all([thin.inject(request), stock.inject(request)]);
    expect(essence(ours)).toEqual(essence(theirs));
    expect(ours.statusCode).toBe(200);
    expect(eventsIn(ours.body).at(-1)).toMatchObject({ event: "return" });
  });

  it.each([
    ["whose caller is unknown", { url: "/trpc/guardedStream" }, 401],
    ["whose input does not fit", { url: `/trpc/failingStream?${input({ code: "x" })}` }, 400],
    ["by POST", post("/trpc/crashingStream", "{}"), 405],
  ] as const)(
    "refuses a subscription %s with the same envelope, but with its status instead of inside a 200",
    async (_what, request, status) => {
      const [ours, theirs] = await Promise.all([thin.inject(request), stock.inject(request)]);
      expect(ours.statusCode).toBe(status);
      expect(theirs.statusCode).toBe(200);
      const masked = (error: unknown) => ({ data: { ...(error as { data: object }).data, request_id: "…" } }); // as: every error has it
      expect(masked(eventsIn(theirs.body)[1]?.data)).toEqual(masked(ours.json().error));
    },
  );

  it.each([
    ["thin", () => thin],
    ["stock", () => stock],
  ] as const)("finishes a mutation whose client has gone, in the %s adapter too", async (_name, adapter) => {
    const url = await adapter().listen({ port: 0, host: "127.0.0.1" });
    const leaving = new AbortController();
    const begun = once(held, "begun");
    const { signal } = leaving;
    const left = fetch(`${url}/trpc/hold`, { method: "POST", headers: json, body: "{}", signal });
    await begun;
    leaving.abort();
    await expect(left).rejects.toThrow("aborted");
    const done = once(held, "done");
    held.emit("release");
    expect(await done).toEqual([]);
  });

  it.each([
    ["no content type", {}],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["plain text", { "content-type": "text/plain" }],
    ["bytes", { "content-type": "application/octet-stream" }],
  ])("refuses a mutation with %s by the same status, once it knows who asks", async (_what, headers) => {
    const request = { ...post("/trpc/write", '{"text":"hi"}'), headers };
    expect((await thin.inject(request)).statusCode).toBe(401);
    Object.assign(request.headers, { authorization: api.bearer() });
    const [ours, theirs] = await Promise.all([thin.inject(request), stock.inject(request)]);
    expect(ours.statusCode).toBe(415);
    expect(theirs.statusCode).toBe(415);
  });

  it.each<readonly [string, InjectOptions, Record<string, string>]>([
    ["a query", { url: "/trpc/access.public?batch=1" }, { "trpc-accept": "application/jsonl" }],
    ["a query by Accept", { url: "/trpc/access.public?batch=1" }, { accept: "text/x, application/jsonl" }],
    [
      "a mutation",
      post("/trpc/items.create?batch=1", '{"0":{"name":"x"}}'),
      { "trpc-accept": "application/jsonl" },
    ],
  ])(
    "refuses %s whose answer is wanted line by line, with our errors and header fields",
    async (_what, request, wanted) => {
      const { app } = api;
      const headers = { ...request.headers, ...wanted, "accept-language": "en" };
      const response = await app.inject({ ...request, headers });
      expect(response.statusCode).toBe(400);
      expect(response.json().error.data).toMatchObject({
        error: "validation_failed",
        fields: { "trpc-accept": "not_supported" },
      });
      expect(response.headers["x-content-type-options"]).toBe("nosniff");
      expect(response.headers.vary).toContain("Origin");
    },
  );

  it.each([
    ["GET", "/trpc/write", "POST"],
    ["DELETE", "/trpc/write", "POST"],
    ["PUT", "/trpc/write,write?batch=1", "POST"],
    ["POST", "/trpc/echo", "GET"],
  ] as const)("answers %s %s with 405 and Allow: %s", async (method, url, allow) => {
    const response = await thin.inject({ method, url });
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe(allow);
  });

  it("repeats the name of a procedure only when there is one", async () => {
    const unknown = await thin.inject("/trpc/<script>");
    expect(unknown.statusCode).toBe(404);
    expect(unknown.body).not.toContain("script");
    expect((await thin.inject("/trpc/secret")).json().error.data.path).toBe("secret");
  });

  it.each(["items.list", "admin.users.list"])("answers %s without input with its defaults", async (path) => {
    const response = await api.app.inject({
      url: `/trpc/${path}`,
      headers: { authorization: api.bearer("admin") },
    });
    expect(response.json().error?.data?.error).not.toBe("validation_failed");
  });
});
