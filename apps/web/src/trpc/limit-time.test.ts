import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { limitTime } from "./limit-time.ts";

let server: Server;
let url: string;
beforeEach(async () => {
  server = createServer((request, response) => {
    if (request.url === "/answers") response.end("here");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // as: a TCP server has such an address
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe("a request with a time limit", () => {
  it("fails when the server never answers", async () => {
    await expect(limitTime(50)(`${url}/hangs`)).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("is answered as ever when the server does", async () => {
    const answer = await limitTime(60_000)(`${url}/answers`);
    expect(await answer.text()).toBe("here");
  });

  it("still ends when its caller calls it off", async () => {
    const caller = new AbortController();
    const answer = limitTime(60_000)(`${url}/hangs`, { signal: caller.signal });
    caller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  });
});
