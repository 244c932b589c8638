import type { MetricObject } from "prom-client";
import { metricDefinitions } from "../src/metrics/metric-definitions.ts";
import { processMetrics } from "./process-metrics.ts";

type Language = "en" | "ja";

/** A metric as a running server has it, with what prom-client keeps and does not type. */
type Measured = MetricObject & { readonly labelNames?: readonly string[] };

const words = {
  en: {
    columns: ["metric", "kind", "labels", "over several workers", "what it says"],
    merged: {
      sum: "sum",
      min: "least",
      max: "greatest",
      average: "mean",
      first: "one of them",
      omit: "left out",
    },
  },
  ja: {
    columns: ["メトリクス", "種類", "ラベル", "ワーカーが複数のとき", "意味"],
    merged: { sum: "合計", min: "最小", max: "最大", average: "平均", first: "どれか一つ", omit: "なし" },
  },
} as const;

/** Every metric of a server as a table, in one language. A metric that nobody has described is an error. */
export function metricsTable(measured: readonly Measured[], language: Language): string {
  const { columns } = words[language];
  const rows = [columns, columns.map(() => "---"), ...measured.map((metric) => rowOf(metric, language))];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function rowOf(metric: Measured, language: Language): string[] {
  const { merged } = words[language];
  const ours = Object.values(metricDefinitions).find(({ name }) => name === metric.name);
  const described = ours ?? processMetrics[metric.name];
  if (described === undefined) throw new Error(`nobody has described ${metric.name}`);
  const { aggregator, labelNames = [] } = metric;
  const how = merged[aggregator as keyof typeof merged]; // as: prom-client's own six ways
  return [
    `\`${metric.name}\``,
    metric.constructor.name.toLowerCase(),
    labelNames.map((label) => `\`${label}\``).join(", "),
    how,
    described[language],
  ];
}
