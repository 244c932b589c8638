import cluster, { type Worker } from "node:cluster";
import {
  AggregatorRegistry,
  type MetricObjectWithValues,
  type MetricValue,
  type Registry,
} from "prom-client";
import { workerAnswerTimeout } from "../http/limits.ts";

type Values = MetricObjectWithValues<MetricValue<string>>[];

/** What the primary process and its workers say to each other; the number tells one round of questions from the next. */
type Question = { readonly metricsAsked: number };
type Answer = { readonly metricsOf: number; readonly values: Values };

/** In a worker: answers whenever the primary process asks. */
export function answerPrimary(registry: Registry): void {
  process.on("message", ({ metricsAsked }: Partial<Question>) => {
    if (metricsAsked === undefined) return;
    void registry.getMetricsAsJSON().then((values) => {
      if (process.connected) process.send?.({ metricsOf: metricsAsked, values } satisfies Answer);
    });
  });
}

let rounds = 0;

/**
 * In the primary process: the metrics of all workers as one. A worker that ends meanwhile is left out.
 * @throws Error when a worker does not answer in time: without it every counter would seem to have been reset
 */
export async function readWorkers(): Promise<string> {
  const round = ++rounds;
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  const answers = await Promise.all(
    workers.filter((worker) => worker.isConnected()).map((worker) => ask(worker, round)),
  );
  return await AggregatorRegistry.aggregate(answers).metrics();
}

function ask(worker: Worker, round: number): Promise<Values> {
  return new Promise((resolve, reject) => {
    const hear = ({ metricsOf, values }: Partial<Answer>) => {
      if (metricsOf === round && values) settle(() => resolve(values));
    };
    const gone = () => settle(() => resolve([]));
    const tooLate = setTimeout(
      () => settle(() => reject(new Error("a worker did not tell its metrics"))),
      workerAnswerTimeout,
    );
    const settle = (act: () => void) => {
      clearTimeout(tooLate);
      worker.off("message", hear).off("disconnect", gone);
      act();
    };
    worker.on("message", hear).on("disconnect", gone);
    worker.send({ metricsAsked: round } satisfies Question);
  });
}
