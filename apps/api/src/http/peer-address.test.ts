import { connect } from "node:net";
import { expect, it } from "vitest";
import { startApi } from "../../test/api.ts";

it("whoever resets the connection while the request is looked at is counted and logged as everybody else", async () => {
  const api = await startApi({ settings: { RATE_LIMIT_MAX: "100" } });
  const url = new URL(await api.app.listen({ port: 0, host: "127.0.0.1" }));
  api.app.server.prependListener("request", ({ socket }) => socket.destroy()); // as a reset does
  for (const path of ["/api/v1/items", "/nowhere", "/%zz"]) {
    const socket = connect(Number(url.port), url.hostname);
    socket.on("error", () => undefined).write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    await new Promise((resolve) => socket.once("close", resolve));
  }
  const seen = () =>
    api.lines
      .map((line) => JSON.parse(line))
      .map(({ message, status, network, aborted }) => [message, status, network, aborted]);
  await expect.poll(seen, { timeout: 30_000 }).toEqual(
    expect.arrayContaining([
      ["request", 401, "127.0.0.0/24", true],
      ["request", 404, undefined, true],
      ["unroutable request", 400, "127.0.0.0/24", undefined],
    ]),
  );
  expect(seen().map(([message]) => message)).not.toContain("unexpected error");
  await api.close();
});
