import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import type { Env } from "../env.ts";
import { headersTimeout, requestTimeout } from "../http/limits.ts";
import { StartError } from "../start-error.ts";

/** Metrics that can be read at `url`. */
export type MetricsListener = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Answers `GET /metrics` on a port of its own and nothing else, so that the public port never shows them.
 * @param read the metrics as text; when it rejects, the answer is 503 and the scrape counts as failed
 * @throws StartError when nobody may listen there
 */
export async function serveMetrics(
  { host, port }: NonNullable<Env["metrics"]>,
  read: () => Promise<string>,
): Promise<MetricsListener> {
  const server = createServer({ headersTimeout, requestTimeout }, (request, response) => {
    response.setHeader("x-content-type-options", "nosniff").setHeader("cache-control", "no-store");
    if (request.method !== "GET" || request.url?.split("?")[0] !== "/metrics")
      return response.writeHead(404).end();
    return void read().then(
      (text) => response.writeHead(200, { "content-type": Registry.PROMETHEUS_CONTENT_TYPE }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  await listen(server, host, port);
  const { address, family, port: chosen } = server.address() as AddressInfo; // as: a TCP server has such an address
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${chosen}/metrics`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    const isOfPort =
      error instanceof Error && "code" in error && ["EADDRINUSE", "EACCES"].includes(String(error.code));
    throw new StartError(isOfPort ? "METRICS_PORT" : "METRICS_HOST", error);
  }
}
