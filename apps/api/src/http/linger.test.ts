import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { sayTo } from "../../test/say-to.ts";
import { drainMaxBytes, lingerTimeout } from "./limits.ts";
import { linger } from "./linger.ts";

let api: Api;
let url: URL;
beforeAll(async () => {
  api = await startApi();
  url = new URL(await api.app.listen({ port: 0, host: "127.0.0.1" }));
});
afterEach(() => vi.useRealTimers()); // whatever failed: other files share this worker
afterAll(() => api.close());

const large = 4 * drainMaxBytes;
const head = (...fields: string[]) =>
  ["POST /api/v1/items HTTP/1.1", "Host: x", "Content-Type: application/json", ...fields, "", ""].join(
    "\r\n",
  );

describe("a client that sends everything before it reads gets to see the answer", () => {
  it("to a body that is far too large", async () => {
    const fields = head(`Authorization: ${api.bearer()}`, `Content-Length: ${large}`);
    expect(await sayTo(url, fields + " ".repeat(large))).toMatch(/^HTTP\/1\.1 413 [\s\S]*payload_too_large/);
  });

  it("to a large body of somebody who is not signed in", async () => {
    expect(await sayTo(url, head(`Content-Length: ${large}`) + " ".repeat(large))).toMatch(
      /^HTTP\/1\.1 401 /,
    );
  });

  it("to a body that does not say its length", async () => {
    const body = `${large.toString(16)}\r\n${" ".repeat(large)}\r\n0\r\n\r\n`;
    expect(await sayTo(url, head("Transfer-Encoding: chunked") + body)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("to header fields that are far too large", async () => {
    expect(await sayTo(url, head(`X-Large: ${"x".repeat(large)}`))).toMatch(
      /^HTTP\/1\.1 413 [\s\S]*payload_too_large/,
    );
  });
});

it("whoever never stops sending is cut when the time is over", async () => {
  const server = createServer({ allowHalfOpen: true }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const client = connect(typeof address === "object" && address ? address.port : 0, "127.0.0.1");
  const [accepted] = (await once(server, "connection")) as [Socket];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  linger(accepted);
  vi.advanceTimersByTime(lingerTimeout - 1);
  expect(accepted.destroyed).toBe(false);
  vi.advanceTimersByTime(1);
  expect(accepted.destroyed).toBe(true);
  client.destroy();
  server.close();
});
