import { once } from "node:events";
import { Agent } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, startApi } from "../test/api.ts";
import { callUntilRefused } from "../test/keep-calling.ts";
import { notStopping } from "./http/last-answers.ts";
import { buildServer } from "./server.ts";
import { stopGracefully } from "./stop-gracefully.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it("a server that stops resets nobody, not even those who connect anew until it is gone", async () => {
  const stopping = { ...notStopping };
  const app = await buildServer(api.deps, { stopping });
  const url = new URL("/healthz", await app.listen({ port: 0, host: "127.0.0.1" }));
  const agents = Array.from({ length: 32 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  const clients = Promise.all(agents.map((agent) => callUntilRefused(url, agent)));
  expect(await stopGracefully(app, stopping)).toBe("drained");
  for (const statuses of await clients) expect(new Set(statuses)).toEqual(new Set([200]));
});

it("a server that stops does not wait for those who have connected and say nothing", async () => {
  const stopping = { ...notStopping };
  const app = await buildServer(api.deps, { stopping });
  const url = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));
  const accepted = once(app.server, "connection");
  const silent = connect(Number(url.port), url.hostname).on("error", () => undefined); // being closed is what it waits for
  const closed = once(silent, "close");
  await accepted;
  expect(await stopGracefully(app, stopping)).toBe("drained");
  await closed;
});
