import { setTimeout as sleep } from "node:timers/promises";
import { SpanKind } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { FastifyBaseLogger } from "fastify";
import type { Env } from "../env.ts";
import { Branch } from "./branch.ts";
import { heardFailures } from "./heard-failures.ts";
import { readTraceparent } from "./read-traceparent.ts";
import type { Tracing } from "./tracing.ts";

/**
 * Makes a tracer that sends its spans to a collector in the background. Only imported where traces are asked for:
 * OpenTelemetry is loaded with it. An unreachable collector costs spans and a line in the log, never a request.
 * `flushTimeout`: how many milliseconds the end waits at most for what is still held to be taken.
 */
export function startTracing(env: Env, log: FastifyBaseLogger, flushTimeout: number): Tracing | null {
  if (env.tracing === null) return null;
  const { endpoint, serviceName, sampledPart } = env.tracing;
  const exporter = heardFailures(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }), log);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      "service.name": serviceName,
      "service.version": env.apiVersion,
      "deployment.environment.name": env.environment,
    }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampledPart) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer("@sekisho/api");
  return {
    startRequest: (traceparent, name, attributes) =>
      new Branch(tracer, readTraceparent(traceparent), name, { kind: SpanKind.SERVER, attributes }),
    async close() {
      const flushed = provider.shutdown().catch(() => undefined); // the exporter has said what was wrong
      await Promise.race([flushed, sleep(flushTimeout, undefined, { ref: false })]);
    },
  };
}
