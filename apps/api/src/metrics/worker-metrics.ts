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
      if (process.connected)
        process.send?.({ metricsOf: metricsAsked, values } satisfies Answer, undefined, {}, () => undefined);
    });
  });
}

/**
 * In the primary process, before it has workers: how to read the metrics of all of them as one. A worker that ends meanwhile
 * is left out, and so is one that does not listen yet: it has nothing to tell, and may wait long for its database.
 * Reading rejects when a worker does not answer in time: without it every counter would seem to have been reset.
 */
export function workersReader(): () => Promise<string> {
  const listening = new WeakSet<Worker>();
  cluster.on("listening", (worker) => listening.add(worker));
  let rounds = 0;
  return async () => {
    const round = ++rounds;
    const asked = Object.values(cluster.workers ?? {})
      .filter((worker) => worker !== undefined)
      .filter((worker) => listening.has(worker) && worker.isConnected());
    const answers = await Promise.all(asked.map((worker) => ask(worker, round)));
    return await AggregatorRegistry.aggregate(answers).metrics();
  };
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
    // Without a callback, asking one that has just died would be an error that nobody hears, and end the primary process.
    worker.send({ metricsAsked: round } satisfies Question, (error) => error && gone());
  });
}
