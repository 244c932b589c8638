import {
  type Attributes,
  type Context,
  type Span,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";

/**
 * A span, and the place under which others are hung. Handed on by hand: no call is followed through the event loop.
 * Whoever is handed one imports its type alone: OpenTelemetry is loaded where traces are asked for (`start-tracing.ts`).
 */
export class Branch {
  readonly span: Span;
  readonly #tracer: Tracer;
  readonly #context: Context;

  constructor(tracer: Tracer, parent: Context, name: string, options: SpanOptions = {}) {
    this.span = tracer.startSpan(name, options, parent);
    this.#tracer = tracer;
    this.#context = trace.setSpan(parent, this.span);
  }

  /** A new span under this one. Whoever starts it ends it. */
  start(name: string, options?: SpanOptions): Branch {
    return new Branch(this.#tracer, this.#context, name, options);
  }

  /** As `start`, of a call that another server answers. */
  startCall(name: string, attributes: Attributes): Branch {
    return this.start(name, { kind: SpanKind.CLIENT, attributes });
  }

  /** Marks it as failed, which is our doing and not the caller's. */
  fail(): void {
    this.span.setStatus({ code: SpanStatusCode.ERROR });
  }

  end(attributes: Attributes = {}): void {
    this.span.setAttributes(attributes).end();
  }
}
