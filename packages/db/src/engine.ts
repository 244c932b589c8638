import type { Listen } from "./notices.ts";
import type { Within } from "./row-scope.ts";

/** Connections of a pool: all of them, those that nobody uses, and callers who wait for one. */
export type Connections = { readonly open: number; readonly idle: number; readonly waiting: number };

/**
 * An open database: what the embedded and the real PostgreSQL have in common.
 * Rows are reached within a scope and in no other way.
 */
export type Engine = {
  readonly within: Within;
  readonly listen: Listen;
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>;
  /** Null: there is no pool. */
  readonly connections: () => Connections | null;
  readonly close: () => Promise<void>;
};
