import type { Listen } from "./notices.ts";
import type { Within } from "./row-scope.ts";

/**
 * An open database: what the embedded and the real PostgreSQL have in common.
 * Rows are reached within a scope and in no other way.
 */
export type Engine = {
  readonly within: Within;
  readonly listen: Listen;
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
};
