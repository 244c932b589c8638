import { answered } from "./database-error.ts";
import type { Connections, Engine } from "./engine.ts";
import { ownerWatch, type WatchOwner } from "./owner-watch.ts";
import { type AuditRepository, auditRepository } from "./repositories/audit.ts";
import { type CountersRepository, countersRepository } from "./repositories/counters.ts";
import { type ItemChangesRepository, itemChangesRepository } from "./repositories/item-changes.ts";
import { type ItemsRepository, itemsRepository } from "./repositories/items.ts";
import { type RevocationsRepository, revocationsRepository } from "./repositories/revocations.ts";
import { readTotals, type Totals } from "./repositories/totals.ts";
import { type UsersRepository, usersRepository } from "./repositories/users.ts";
import type { AsCaller, Counting, Overseeing, RowScope, Within } from "./row-scope.ts";
import type { Waiting } from "./waiting-line.ts";

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
  readonly itemChanges: ItemChangesRepository;
  readonly users: UsersRepository;
  readonly audit: AuditRepository;
  readonly revocations: RevocationsRepository;
  readonly counters: CountersRepository;
  totals(): Promise<Totals>;
  /** Who waits for a connection right now, or embedded for the one there is. */
  waiting(): Waiting;
  /** The same database on behalf of one request. It opens nothing, and costs less than a microsecond. */
  onBehalfOf(errand: Errand): Database;
  /** The connections of the pool; null where there is none, as in the embedded database. */
  connections(): Connections | null;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** Waits for statements under way, then lets go of connections or of the folder. */
  close(): Promise<void>;
  /**
   * For a server that has stopped answering: closes at once, and whatever waits for it fails as unavailable. `close`
   * resolves then. Answers whether anything was cut: of the embedded database nothing ever is, and `close` takes its time.
   */
  cut(): boolean;
};

export function databaseOver(engine: Engine): Database {
  return databaseFor(engine, ownerWatch(engine.listen, "sekisho_item_changes"), null);
}

/** Each request has one made for it, which is a handful of closures: statements and what is listened to are shared. */
function databaseFor(engine: Engine, watchItems: WatchOwner, errand: Errand | null): Database {
  const { lookout, listen, waiting, ping, connections, close, cut } = engine;
  const requestId = errand?.requestId;
  const run = transactionsOf(engine.within, errand);
  const runInTurn = transactionsOf(engine.trail, errand);
  const asCaller: AsCaller = (sub, work) => run({ kind: "caller", sub, requestId }, work);
  const overseeing: Overseeing = (work) => run({ kind: "everybody", requestId }, work);
  const counting: Counting = (work) => run({ kind: "counting", requestId }, work);
  const lookingOut: Overseeing = (work) => answered(lookout({ kind: "everybody" }, work));
  return {
    items: itemsRepository(asCaller),
    itemChanges: itemChangesRepository(asCaller, watchItems),
    users: usersRepository(asCaller),
    audit: auditRepository({
      asCaller: (sub, work) => runInTurn({ kind: "caller", sub, requestId }, work),
      asNobody: (work) => runInTurn({ kind: "nobody", requestId }, work),
      overseeing,
    }),
    revocations: revocationsRepository(asCaller, lookingOut, listen),
    counters: countersRepository(counting),
    totals: () => readTotals(overseeing),
    waiting,
    onBehalfOf: (other) => databaseFor(engine, watchItems, other),
    connections,
    ping: () => answered(ping()),
    close,
    cut,
  };
}

function transactionsOf(within: Within, errand: Errand | null): Within {
  const around = errand?.around ?? null;
  if (around === null) return (scope, work) => answered(within(scope, work));
  return (scope, work) => around(scope.kind, () => answered(within(scope, work)));
}
