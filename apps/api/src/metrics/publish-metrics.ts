import cluster from "node:cluster";
import type { Env } from "../env.ts";
import type { Metrics } from "./metrics.ts";
import { type MetricsListener, serveMetrics } from "./serve-metrics.ts";
import { answerPrimary } from "./worker-metrics.ts";

/**
 * Makes a server's metrics readable: over HTTP, or in a worker to the primary process alone, which reads them all.
 * Null: they are not read over HTTP here.
 * @throws StartError when nobody may listen there
 */
export async function publishMetrics(
  metrics: Metrics,
  address: NonNullable<Env["metrics"]>,
): Promise<MetricsListener | null> {
  if (cluster.isPrimary) return await serveMetrics(address, () => metrics.registry.metrics());
  answerPrimary(metrics.registry);
  return null;
}
