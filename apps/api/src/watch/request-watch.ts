import type { Metrics } from "../metrics/metrics.ts";
import type { Branch } from "../tracing/branch.ts";

/** What looks on while one request is answered. Where it is null nobody does, and nothing is measured. */
export type RequestWatch = {
  readonly metrics: Metrics | null;
  /** The request's own span; null: it is not traced. */
  readonly branch: Branch | null;
  /** Who may call a procedure, in words, for its span. */
  readonly policies: ReadonlyMap<string, string>;
};
