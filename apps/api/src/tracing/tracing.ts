import type { Attributes } from "@opentelemetry/api";
import type { Branch } from "./branch.ts";

/** Where spans go. What is in them are codes, names and numbers of ours: no token, no person, no path, no input. */
export type Tracing = {
  /** A span for one request, under the trace that the caller's `traceparent` continues, or in a new one. */
  readonly startRequest: (
    traceparent: string | string[] | undefined,
    name: string,
    attributes: Attributes,
  ) => Branch;
  /** Sends what is still held, within a second, and ends. Never rejects. */
  readonly close: () => Promise<void>;
};
