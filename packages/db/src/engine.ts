import type { Listen } from "./notices.ts";
import type { Within } from "./row-scope.ts";
import type { Waiting } from "./waiting-line.ts";

/** Connections of a pool: all of them, those that nobody uses, and callers who wait for one. */
export type Connections = { readonly open: number; readonly idle: number };

/**
 * An open database: what the embedded and the real PostgreSQL have in common.
 * Rows are reached within a scope and in no other way.
 */
export type Engine = {
  readonly within: Within;
  /**
   * The same on a connection that busy callers cannot keep from it, and that soon says when nobody answers. The embedded
   * database has one connection: there it waits in line with everybody.
   */
  readonly lookout: Within;
  /** The same for whoever adds to the audit trail: they take turns, and must not wait for them on the others' connections. */
  readonly trail: Within;
  readonly listen: Listen;
  readonly waiting: () => Waiting;
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>;
  /** Null: there is no pool. */
  readonly connections: () => Connections | null;
  readonly close: () => Promise<void>;
  /**
   * Closes without waiting for anybody, and answers whether it did. The embedded database has nobody at another end to be
   * cut off from, and is left alone.
   */
  readonly cut: () => boolean;
};
