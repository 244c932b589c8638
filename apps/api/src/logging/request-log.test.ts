import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { FastifyRequest } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { fixtureRouter, held } from "../../test/fixture-router.ts";
import { openStream } from "../../test/open-stream.ts";
import { pathOf } from "../http/request-facts.ts";
import { protectedProcedure, router } from "../trpc/procedures.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi({ settings: { DEBUG: "true" } });
});
beforeEach(() => {
  api.lines.length = 0;
});
afterAll(() => api.close());

const linesIn = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line)).filter((line) => line.message === "request");
const requestLines = () => linesIn(api.lines);

describe("the request log", () => {
  it("is one JSON object a line, with everything but the query string", async () => {
    const response = await api.app.inject("/api/v1/items?limit=5&cursor=77");
    expect(requestLines()).toEqual([
      {
        level: "WARNING",
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        message: "request",
        request_id: response.headers["x-request-id"],
        method: "GET",
        path: "/api/v1/items",
        status: 401,
        ms: expect.any(Number),
        auth: "anonymous",
        errors: ["authentication_required"],
        network: "127.0.0.0/24",
      },
    ]);
  });

  it("names the reason of a refusal, which the caller does not learn", async () => {
    const authorization = `Bearer ${api.issuer.mintToken("access", { claims: { client_id: "somebody-else" } })}`;
    const response = await api.app.inject({ url: "/trpc/auth.me", headers: { authorization } });
    expect(response.body).not.toContain("client");
    expect(requestLines()[0]).toMatchObject({ auth: "rejected", reason: "client_not_allowed" });
  });

  it("says from which network somebody is refused, also inside a batch, and of nobody else", async () => {
    const from = (url: string, remoteAddress: string, headers = {}) =>
      api.app.inject({ url, headers, remoteAddress });
    await from("/api/v1/admin", "203.0.113.77", { authorization: api.bearer("user") });
    await from("/trpc/access.public,auth.me?batch=1", "2001:db8:1:2::3");
    await from("/api/v1/items", "203.0.113.77", { authorization: api.bearer() });
    await from("/nowhere", "203.0.113.77");
    expect(requestLines().map(({ status, network }) => [status, network])).toEqual([
      [403, "203.0.113.0/24"],
      [207, "2001:db8:1::/48"],
      [200, undefined],
      [404, undefined],
    ]);
    expect(api.lines.join("")).not.toMatch(/203\.0\.113\.77|2::3/);
  });

  it("holds what somebody did who left before the answer: leaving is no way around it", async () => {
    let called: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      called = resolve;
    });
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = protectedProcedure.query(async () => {
      called();
      await answered;
    });
    const { app, lines, bearer, close } = await startApi({ router: router({ slow }) });
    const url = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));
    const arrival = once(app.server, "connection");
    const client = connect(Number(url.port), url.hostname);
    const [accepted] = (await arrival) as [Socket];
    client.write(`GET /trpc/slow HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer()}\r\n\r\n`);
    await asked;
    const gone = once(accepted, "close");
    client.destroy();
    await gone;
    answer();
    await expect
      .poll(() => lines.map((line) => JSON.parse(line)).find(({ message }) => message === "request"), {
        timeout: 30_000,
      })
      .toMatchObject({ path: "/trpc/slow", status: 200, auth: "signed-in", aborted: true });
    await close();
  });

  it("holds a stream whose reader has left, which is how streams end", async () => {
    const { app, lines, bearer, close } = await startApi({ router: fixtureRouter });
    const origin = await app.listen({ port: 0, host: "127.0.0.1" });
    const stream = await openStream(`${origin}/trpc/floodingStream`, bearer().slice("Bearer ".length));
    await stream.next();
    expect(linesIn(lines)).toEqual([]);
    stream.close();
    await expect.poll(() => linesIn(lines), { timeout: 30_000 }).toHaveLength(1);
    const [line] = linesIn(lines);
    expect(line).toMatchObject({ path: "/trpc/floodingStream", status: 200, auth: "signed-in" });
    expect(line).not.toHaveProperty("aborted");
    await close();
  });

  it("holds what was answered behind a slow answer of the same connection, which is cut before its turn", async () => {
    const { app, lines, close } = await startApi({ router: fixtureRouter });
    const url = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));
    const client = connect(Number(url.port), url.hostname);
    const begun = once(held, "begun");
    const accepted = once(app.server, "connection");
    client.write("POST /trpc/hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    client.write("GET /trpc/nothing HTTP/1.1\r\nHost: x\r\n\r\n");
    const [[socket]] = (await Promise.all([accepted, begun])) as unknown as [[Socket]]; // as: what the event brings
    const paths = () => linesIn(lines).map(({ path }) => path);
    await expect.poll(paths, { timeout: 30_000 }).toEqual(["/trpc/nothing"]);
    const gone = once(socket, "close");
    client.destroy();
    await gone;
    held.emit("release");
    await expect.poll(paths, { timeout: 30_000 }).toEqual(["/trpc/nothing", "/trpc/hold"]);
    await close();
  });

  it("tells people apart without naming them", async () => {
    await api.app.inject({ url: "/api/v1/items", headers: { authorization: api.bearer() } });
    const [line] = requestLines();
    expect(line).toMatchObject({
      level: "INFO",
      auth: "signed-in",
      subject: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(JSON.stringify(line)).not.toMatch(/hanako|7f3d1c52/);
  });

  it("never holds a token, a cookie, a password or a query string, at any level and on any path", async () => {
    const token = api.bearer("admin").slice("Bearer ".length);
    const headers = {
      authorization: `Bearer ${token}`,
      cookie: "access_token=cookie-secret",
      "content-type": "application/json",
    };
    const escaped = token.replaceAll(".", "%2E");
    const urls = [
      `/nowhere/${token}`,
      `/nowhere/${escaped}`,
      "/api/v1/admin",
      "/api/v1/debug/token",
      "/trpc/auth.me",
      "/nowhere",
      "/%zz",
    ];
    for (const url of urls) await api.app.inject({ url: `${url}?q=query-secret`, headers });
    await api.app.inject({
      method: "POST",
      url: "/api/v1/user/login?q=query-secret",
      headers,
      payload: { username: "hanako", password: "password-secret", extra: 1 },
    });
    const log = api.lines.join("");
    expect(log).not.toBe("");
    for (const part of token.split(".")) expect(log).not.toContain(part);
    expect(log).not.toMatch(/query-secret|cookie-secret|password-secret/);
  });

  it.each(["/x?secret", "/x#secret", "/x#a?secret", "http://me:secret@example.com/x?secret"])(
    "keeps the path alone of %s",
    (url) => {
      const request = { url } as FastifyRequest; // as: nothing else of it is read
      expect(pathOf(request)).toBe("/x");
    },
  );

  it("keeps the beginning of a path that is there to fill it", async () => {
    await api.app.inject(`/nowhere/${"x".repeat(10_000)}`);
    expect(requestLines()[0].path).toMatch(/^\/nowhere\/x{503}…$/);
  });

  it("chooses request ids itself and keeps a harmless foreign one beside them", async () => {
    const send = (id: string) => api.app.inject({ url: "/", headers: { "x-request-id": id } });
    const response = await send("trace-42");
    expect(response.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    await send("x".repeat(65));
    await send("a b");
    expect(requestLines().map((line) => line.client_request_id)).toEqual(["trace-42", undefined, undefined]);
  });
});
