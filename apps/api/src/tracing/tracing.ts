import type { Tracer } from "@opentelemetry/api";

/** Where spans go. What is in them are codes, names and numbers of ours: no token, no person, no path, no input. */
export type Tracing = {
  readonly tracer: Tracer;
  /** Sends what is still held, within a second, and ends. Never rejects. */
  readonly close: () => Promise<void>;
};
