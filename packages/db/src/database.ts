import { answered } from "./database-error.ts";
import type { Connections, Engine } from "./engine.ts";
import { type AuditRepository, auditRepository } from "./repositories/audit.ts";
import { type ItemsRepository, itemsRepository } from "./repositories/items.ts";
import { readTotals, type Totals } from "./repositories/totals.ts";
import { type UsersRepository, usersRepository } from "./repositories/users.ts";
import type { AsCaller, Overseeing, RowScope, Within } from "./row-scope.ts";

/**
 * Runs one transaction and looks on: `scope` is the kind of its scope and not whose. What `run` rejects with is already
 * a DatabaseError, without statement or parameters.
 */
export type AroundTransaction = <T>(scope: RowScope["kind"], run: () => Promise<T>) => Promise<T>;

/** On whose behalf statements run, for whoever looks into the database or at its traces. */
export type Errand = {
  /** In PostgreSQL's log and in pg_stat_activity: hexadecimal digits and hyphens. Never a name that the caller chose. */
  readonly requestId: string;
  /** Called around every transaction; null: nobody looks on. */
  readonly around: AroundTransaction | null;
};

/** Every method rejects with DatabaseUnavailable (come back later) or DatabaseError (it will fail again). */
export type Database = {
  readonly items: ItemsRepository;
  readonly users: UsersRepository;
  readonly audit: AuditRepository;
  totals(): Promise<Totals>;
  /** The same database on behalf of one request. It opens nothing, and costs less than a microsecond. */
  onBehalfOf(errand: Errand): Database;
  /** The connections of the pool; null where there is none, as in the embedded database. */
  connections(): Connections | null;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** Waits for statements under way, then lets go of connections or of the folder. */
  close(): Promise<void>;
};

export function databaseOver(engine: Engine, errand: Errand | null = null): Database {
  const { ping, connections, close } = engine;
  const run = transactionsOf(engine, errand);
  const asCaller: AsCaller = (sub, work) => run({ kind: "caller", sub, requestId: errand?.requestId }, work);
  const overseeing: Overseeing = (work) => run({ kind: "everybody", requestId: errand?.requestId }, work);
  return {
    // Each request has these made for it, which is a handful of closures: statements live beside the repositories.
    items: itemsRepository(asCaller),
    users: usersRepository(asCaller),
    audit: auditRepository(asCaller, overseeing),
    totals: () => readTotals(overseeing),
    onBehalfOf: (other) => databaseOver(engine, other),
    connections,
    ping: () => answered(ping()),
    close,
  };
}

function transactionsOf({ within }: Engine, errand: Errand | null): Within {
  const around = errand?.around ?? null;
  if (around === null) return (scope, work) => answered(within(scope, work));
  return (scope, work) => around(scope.kind, () => answered(within(scope, work)));
}
