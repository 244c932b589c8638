import {
  type Attributes,
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
  trace,
} from "@opentelemetry/api";

/** A span, and the place under which others are hung. Handed on by hand: no call is followed through the event loop. */
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

  end(attributes: Attributes): void {
    this.span.setAttributes(attributes).end();
  }
}
