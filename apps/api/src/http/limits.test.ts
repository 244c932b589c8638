import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { fixtureRouter } from "../../test/fixture-router.ts";
import * as limits from "./limits.ts";
import { securityHeaders } from "./security-headers.ts";

const { attemptsPerMinute, batchMaxCalls, bodyMaxBytes } = limits;

let api: Api;
let url: URL;
/** The server's ends of all connections, in order. */
const connections: Socket[] = [];
beforeAll(async () => {
  api = await startApi({ router: fixtureRouter });
  url = new URL(await api.app.listen({ port: 0, host: "127.0.0.1" }));
  api.app.server.on("connection", (socket) => connections.push(socket));
});
afterAll(() => api.close());

const write = (body: RequestInit["body"], headers: Record<string, string> = {}) =>
  fetch(new URL("/api/v1/write", url), {
    method: "POST",
    headers: { "content-type": "application/json", authorization: api.bearer(), ...headers },
    body: body ?? null,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });

/** A JSON body of exactly this many bytes. */
const bodyOf = (bytes: number) =>
  JSON.stringify({ text: "x".repeat(bytes - JSON.stringify({ text: "" }).length) });

describe("the limits", () => {
  it("are no wider than operators were promised", () => {
    expect(limits).toMatchObject({ bodyMaxBytes: 262_144, headMaxBytes: 16_384, batchMaxCalls: 20 });
    expect(limits.attemptsPerMinute).toBeLessThanOrEqual(20);
    const { headersTimeout, requestTimeout, idleSocketTimeout, limitsCheckInterval } = limits;
    for (const limit of [headersTimeout, requestTimeout, idleSocketTimeout])
      expect(limit + limitsCheckInterval).toBeLessThanOrEqual(61_000);
  });

  it("of time are those of the server that listens", () => {
    const { headersTimeout, requestTimeout, idleSocketTimeout, keepAliveTimeout } = limits;
    expect(api.app.server).toMatchObject({
      headersTimeout,
      requestTimeout,
      timeout: idleSocketTimeout,
      keepAliveTimeout,
    });
    expect(api.app.initialConfig.pluginTimeout).toBe(limits.pluginTimeout);
  });
});

describe("a body", () => {
  it("may be 256 KB and not a byte more", async () => {
    expect((await write(bodyOf(bodyMaxBytes))).status).toBe(201);
    const refused = await write(bodyOf(bodyMaxBytes + 1));
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ error: "payload_too_large" });
  });

  it("is counted when it does not say its length", async () => {
    const chunk = new TextEncoder().encode("x".repeat(64 * 1024));
    let sent = 0;
    const stream = new ReadableStream({
      pull(controller) {
        if (sent++ < 8) controller.enqueue(chunk);
        else controller.close();
      },
    });
    expect((await write(stream)).status).toBe(413);
  });

  it.each([
    ["text/plain", 415],
    ["application/jsonx", 415],
    ["multipart/form-data; boundary=x", 415],
    ["application/json; charset=utf-16", 415],
    ["application/json; profile=x; charset=latin1", 415],
    ["application/json; charset=utf-8", 201],
    ["application/json; charset=utf8", 201], // as some clients spell it, and the Encoding Standard lets them
    ["application/json; profile=x; charset=utf-8", 201],
    ['application/json;charset="UTF-8"', 201],
    ["Application/JSON", 201],
  ])("of type %s is answered with %d", async (type, status) => {
    expect((await write(bodyOf(50), { "content-type": type })).status).toBe(status);
  });

  it("must be UTF-8 and JSON, and is not repeated when it is not", async () => {
    // Good JSON but for one byte: a reader that repairs it would take it.
    const broken = Buffer.from('{"text":"ÿ"}', "latin1");
    for (const body of [
      new Uint8Array(broken),
      new Uint8Array([0x7b, 0xff, 0x7d]),
      "{sesame",
      "",
      "[1]",
      "null",
    ]) {
      const response = await write(body);
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain("sesame");
    }
  });

  it("may not be compressed: that hides its size", async () => {
    expect((await write(bodyOf(50), { "content-encoding": "gzip" })).status).toBe(415);
  });
});

describe("what never becomes a request", () => {
  /** Sends bytes as they are and reads until the server hangs up. */
  const send = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(url.port), url.hostname, () => socket.write(bytes));
      let answer = "";
      socket.setEncoding("utf8");
      socket.on("data", (part) => {
        answer += part;
      });
      socket.on("close", () => resolve(answer));
      socket.on("error", reject);
    });

  const large = "a".repeat(17 * 1024);

  it.each([
    ["a broken request line", "NONSENSE\r\n\r\n", 400, "validation_failed"],
    [
      "header fields beyond 16 KB",
      `GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${large}\r\n\r\n`,
      413,
      "payload_too_large",
    ],
    ["a URL beyond 16 KB", `GET /?${large} HTTP/1.1\r\nHost: x\r\n\r\n`, 413, "payload_too_large"],
    [
      "two lengths",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
      400,
      "validation_failed",
    ],
    ["no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400, "validation_failed"],
    [
      "two hosts",
      "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
      400,
      "validation_failed",
    ],
    [
      "an expectation",
      "GET / HTTP/1.1\r\nHost: x\r\nExpect: foo\r\nConnection: close\r\n\r\n",
      400,
      "validation_failed",
    ],
    [
      "a malformed URL",
      "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      400,
      "validation_failed",
    ],
  ])("is answered with the one error body: %s", async (_what, bytes, status, error) => {
    const [head = "", body = ""] = (await send(bytes)).split("\r\n\r\n");
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(JSON.parse(body)).toMatchObject({ error, message: expect.stringMatching(/[ぁ-ん]/) });
    for (const [name, value] of Object.entries(securityHeaders)) expect(head).toContain(`${name}: ${value}`);
  });

  it("is not answered twice: what follows an answer to half a request ends the connection", async () => {
    const half = `POST /api/v1/write HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{`;
    const socket = connect(Number(url.port), url.hostname, () => socket.write(half));
    let answer = "";
    socket.setEncoding("utf8").on("data", (part) => {
      answer += part;
    });
    await vi.waitFor(() => expect(answer).toContain("authentication_required"), { timeout: 30_000 });
    const closed = new Promise((resolve) => socket.once("close", resolve));
    // What Node does when the rest does not arrive within the time limit.
    const late = Object.assign(new Error("late"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
    api.app.server.emit("clientError", late, connections.at(-1));
    await closed;
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it("is answered in its turn: an error never overtakes the answer before it", async () => {
    const answer = await send("GET /api/v1/public HTTP/1.1\r\nHost: x\r\n\r\nNONSENSE\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 404/); // these procedures have no such route
    expect(answer).toContain('"error":"not_found"');
  });

  it("is in the log with the network it came from, and with nothing that was sent", async () => {
    api.lines.length = 0;
    await send("GET /?secret HTTP/1.1\r\nbroken secret\r\n\r\n");
    await send("GET /%zz?secret HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const lines = api.lines.map((line) => JSON.parse(line));
    const network = "127.0.0.0/24";
    expect(lines).toMatchObject([
      { message: "unreadable request", status: 400, reason: "HPE_INVALID_HEADER_TOKEN", network },
      { message: "unroutable request", status: 400, method: "GET", network },
    ]);
    expect(api.lines.join("")).not.toContain("secret");
  });

  it("is answered in English when the part that can be read asks for it", async () => {
    const answer = await send("GET / HTTP/1.1\r\nAccept-Language: en\r\nbroken header\r\n\r\n");
    expect(answer).toContain("The input is not valid");
  });
});

describe("a batch", () => {
  it(`may have ${batchMaxCalls} calls and not one more`, async () => {
    const batch = (calls: number) =>
      api.app.inject({ url: `/trpc/${Array.from({ length: calls }, () => "nothing").join(",")}?batch=1` });
    expect((await batch(batchMaxCalls)).statusCode).toBe(200);
    const refused = await batch(batchMaxCalls + 1);
    expect(refused.statusCode).toBe(400);
    expect(refused.json().error.data.error).toBe("validation_failed");
  });
});

describe("attempts at a secret", () => {
  const guess = (remoteAddress: string, headers = {}) =>
    api.app.inject({
      method: "POST",
      url: "/api/v1/guess",
      remoteAddress,
      headers: { "content-type": "application/json", ...headers },
      payload: { password: "x" },
    });
  const guessInBatch = (remoteAddress: string, calls: number) =>
    api.app.inject({
      method: "POST",
      url: `/trpc/${Array.from({ length: calls }, () => "guess").join(",")}?batch=1`,
      remoteAddress,
      headers: { "content-type": "application/json" },
      payload: Object.fromEntries(Array.from({ length: calls }, (_, index) => [index, { password: "x" }])),
    });

  const refusedAttempt = {
    error: expect.objectContaining({ data: expect.objectContaining({ httpStatus: 429 }) }),
  };

  it("are counted together over REST and tRPC, and refused beyond the limit with Retry-After", async () => {
    expect((await guessInBatch("192.0.2.1", attemptsPerMinute - 1)).statusCode).toBe(200);
    expect((await guess("192.0.2.1")).statusCode).toBe(200);
    const refused = await guess("192.0.2.1");
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toMatchObject({ error: "rate_limited" });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await guess("192.0.2.2")).statusCode).toBe(200);
  });

  it("cannot be multiplied by a batch", async () => {
    await guessInBatch("192.0.2.3", attemptsPerMinute - 1);
    const response = await guessInBatch("192.0.2.3", 3);
    expect(response.headers["retry-after"]).toBeDefined();
    expect(response.json()).toEqual([{ result: { data: "wrong" } }, refusedAttempt, refusedAttempt]);
  });

  it("are not hidden by X-Forwarded-For where no proxy is named", async () => {
    await guessInBatch("192.0.2.4", attemptsPerMinute);
    expect((await guess("192.0.2.4", { "x-forwarded-for": "203.0.113.9" })).statusCode).toBe(429);
  });
});
