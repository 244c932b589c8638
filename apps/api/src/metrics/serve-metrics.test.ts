import { afterEach, describe, expect, it } from "vitest";
import { startApi } from "../../test/api.ts";
import { buildServer } from "../server.ts";
import { createMetrics } from "./metrics.ts";
import { type MetricsListener, serveMetrics } from "./serve-metrics.ts";

const anywhere = { host: "127.0.0.1", port: 0 };
const open: MetricsListener[] = [];
const serve = async (read: () => Promise<string>) => {
  const listener = await serveMetrics(anywhere, read);
  open.push(listener);
  return listener.url;
};
afterEach(() => Promise.all(open.splice(0).map((listener) => listener.close())));

describe("the listener of the metrics", () => {
  it("answers GET /metrics in Prometheus's text format, and nothing else", async () => {
    const url = await serve(() => Promise.resolve("up 1\n"));
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([200, "up 1\n"]);
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const [path, method] of [
      ["/", "GET"],
      ["/metrics/x", "GET"],
      ["/metrics", "POST"],
    ] as const)
      expect((await fetch(new URL(path, url), { method })).status).toBe(404);
  });

  it("fails a scrape rather than show half of it", async () => {
    const url = await serve(() => Promise.reject(new Error("a worker is silent: secret")));
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([503, ""]);
  });

  it("names the setting when it may not listen there", async () => {
    const taken = Number(new URL(await serve(() => Promise.resolve(""))).port);
    const again = serveMetrics({ ...anywhere, port: taken }, () => Promise.resolve(""));
    await expect(again).rejects.toMatchObject({ name: "StartError", opened: "METRICS_PORT" });
    const elsewhere = serveMetrics({ host: "203.0.113.7", port: 0 }, () => Promise.resolve(""));
    await expect(elsewhere).rejects.toMatchObject({ name: "StartError", opened: "METRICS_HOST" });
  });
});

it("never shows the metrics on the public port, measured or not", async () => {
  const api = await startApi();
  const app = await buildServer({ ...api.deps, metrics: createMetrics(api.deps) });
  for (const server of [api.app, app])
    for (const url of ["/metrics", "/api/v1/metrics", "/trpc/metrics"])
      expect((await server.inject(url)).statusCode).toBe(404);
  await app.close();
  await api.close();
});
