import type { SpanExporter } from "@opentelemetry/sdk-trace";
import type { FastifyBaseLogger } from "fastify";

/** OpenTelemetry's `ExportResultCode.SUCCESS`. */
const success = 0;

/** Says in the log when spans no longer arrive, and when they do again: once each, however long it lasts. */
export function heardFailures(exporter: SpanExporter, log: FastifyBaseLogger): SpanExporter {
  let isFailing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const fails = result.code !== success;
        if (fails && !isFailing) log.warn({ reason: result.error?.name }, "traces cannot be sent");
        if (!fails && isFailing) log.info("traces are sent again");
        isFailing = fails;
        done(result);
      });
    },
    forceFlush: async () => await exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}
