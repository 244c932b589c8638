import { answered } from "./database-error.ts";
import type { Engine } from "./engine.ts";
import { type AuditRepository, auditRepository } from "./repositories/audit.ts";
import { type ItemChangesRepository, itemChangesRepository } from "./repositories/item-changes.ts";
import { type ItemsRepository, itemsRepository } from "./repositories/items.ts";
import { readTotals, type Totals } from "./repositories/totals.ts";
import { type UsersRepository, usersRepository } from "./repositories/users.ts";
import type { AsCaller, Overseeing } from "./row-scope.ts";

/** Every method rejects with DatabaseUnavailable (come back later) or DatabaseError (it will fail again). */
export type Database = {
  readonly items: ItemsRepository;
  readonly itemChanges: ItemChangesRepository;
  readonly users: UsersRepository;
  readonly audit: AuditRepository;
  totals(): Promise<Totals>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** Waits for statements under way, then lets go of connections or of the folder. */
  close(): Promise<void>;
};

export function databaseOver({ within, listen, ping, close }: Engine): Database {
  const asCaller: AsCaller = (sub, work) => answered(within({ kind: "caller", sub }, work));
  const overseeing: Overseeing = (work) => answered(within({ kind: "everybody" }, work));
  return {
    items: itemsRepository(asCaller),
    itemChanges: itemChangesRepository(asCaller, listen),
    users: usersRepository(asCaller),
    audit: auditRepository(asCaller, overseeing),
    totals: () => readTotals(overseeing),
    ping: () => answered(ping()),
    close,
  };
}
