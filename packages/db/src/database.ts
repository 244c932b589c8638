import { answered } from "./database-error.ts";
import type { Engine } from "./engine.ts";
import { type AuditRepository, auditRepository } from "./repositories/audit.ts";
import { type CountersRepository, countersRepository } from "./repositories/counters.ts";
import { type ItemChangesRepository, itemChangesRepository } from "./repositories/item-changes.ts";
import { type ItemsRepository, itemsRepository } from "./repositories/items.ts";
import { type RevocationsRepository, revocationsRepository } from "./repositories/revocations.ts";
import { readTotals, type Totals } from "./repositories/totals.ts";
import { type UsersRepository, usersRepository } from "./repositories/users.ts";
import type { AsCaller, AsNobody, Counting, Overseeing } from "./row-scope.ts";
import type { Waiting } from "./waiting-line.ts";

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
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** Waits for statements under way, then lets go of connections or of the folder. */
  close(): Promise<void>;
};

export function databaseOver({ within, lookout, listen, waiting, ping, close }: Engine): Database {
  const asCaller: AsCaller = (sub, work) => answered(within({ kind: "caller", sub }, work));
  const asNobody: AsNobody = (work) => answered(within({ kind: "nobody" }, work));
  const overseeing: Overseeing = (work) => answered(within({ kind: "everybody" }, work));
  const lookingOut: Overseeing = (work) => answered(lookout({ kind: "everybody" }, work));
  const counting: Counting = (work) => answered(within({ kind: "counting" }, work));
  return {
    items: itemsRepository(asCaller),
    itemChanges: itemChangesRepository(asCaller, listen),
    users: usersRepository(asCaller),
    audit: auditRepository({ asCaller, asNobody, overseeing }),
    revocations: revocationsRepository(asCaller, lookingOut, listen),
    counters: countersRepository(counting),
    totals: () => readTotals(overseeing),
    waiting,
    ping: () => answered(ping()),
    close,
  };
}
