import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { fixtureRouter, held } from "../../test/fixture-router.ts";

let api: Api;
let url: URL;
beforeAll(async () => {
  api = await startApi({ router: fixtureRouter });
  url = new URL(await api.app.listen({ port: 0, host: "127.0.0.1" }));
});
afterEach(() => vi.useRealTimers());
afterAll(() => api.close());

const slow = "POST /trpc/hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";

/** Sends these behind a request whose answer is held until they have arrived, one by one. */
async function sendBehind(...parts: string[]): Promise<{ statuses: string[]; listeners: number }> {
  const accepted = once(api.app.server, "connection");
  const asked = once(api.app.server, "request");
  const begun = once(held, "begun");
  const client = connect(Number(url.port), url.hostname);
  let answer = "";
  client.setEncoding("utf8").on("data", (part) => {
    answer += part;
  });
  client.write(slow);
  const [[server], [, response]] = (await Promise.all([accepted, asked, begun])) as unknown as [
    [Socket],
    [unknown, ServerResponse],
  ]; // as: what these events bring
  let sent = slow.length;
  for (const part of parts) {
    client.write(part);
    sent += part.length;
    await expect.poll(() => server.bytesRead, { interval: 5 }).toBe(sent);
  }
  const listeners = response.listenerCount("finish");
  const closed = once(client, "close");
  held.emit("release");
  await closed;
  return { statuses: answer.match(/HTTP\/1\.1 \d+/g) ?? [], listeners };
}

describe("what comes before is answered first", () => {
  it("and then what is no request", async () => {
    const { statuses } = await sendBehind("NONSENSE\r\n\r\n");
    expect(statuses).toEqual(["HTTP/1.1 200", "HTTP/1.1 400"]);
  });

  it("and then whoever asks for a tunnel", async () => {
    const { statuses } = await sendBehind("CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n");
    expect(statuses).toEqual(["HTTP/1.1 200", "HTTP/1.1 405"]);
  });

  it("and then a body that breaks off", async () => {
    const head = ["POST /api/v1/write HTTP/1.1", "Host: x", `Authorization: ${api.bearer()}`];
    const fields = ["Content-Type: application/json", "Transfer-Encoding: chunked"];
    const { statuses } = await sendBehind(`${[...head, ...fields].join("\r\n")}\r\n\r\nNONSENSE\r\n`);
    expect(statuses).toEqual(["HTTP/1.1 200", "HTTP/1.1 400"]);
  });

  it("however long it takes and however much nonsense comes meanwhile: it is refused once", async () => {
    const once = await sendBehind("NONSENSE\r\n\r\n");
    const often = await sendBehind(...Array.from({ length: 20 }, () => "NONSENSE\r\n\r\n"));
    expect(often).toEqual(once);
  });
});

it("a client that asked for a tunnel and has left is let go of before its time is over", async () => {
  const accepted = once(api.app.server, "connection");
  const client = connect(Number(url.port), url.hostname);
  const [server] = (await accepted) as [Socket];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }); // it is never over
  const closed = once(server, "close");
  client.write("CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(client, "data");
  client.end("what was meant for the other end of the tunnel");
  await closed;
  expect(server.destroyed).toBe(true);
});
