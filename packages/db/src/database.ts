import { sql } from "drizzle-orm";
import { answered } from "./database-error.ts";
import type { Engine } from "./engine.ts";
import { type AuditRepository, auditRepository } from "./repositories/audit.ts";
import { type ItemsRepository, itemsRepository } from "./repositories/items.ts";
import { readTotals, type Totals } from "./repositories/totals.ts";
import { type UsersRepository, usersRepository } from "./repositories/users.ts";

/** Every method rejects with DatabaseUnavailable (come back later) or DatabaseError (it will fail again). */
export type Database = {
  readonly items: ItemsRepository;
  readonly users: UsersRepository;
  readonly audit: AuditRepository;
  totals(): Promise<Totals>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** Waits for statements under way, then lets go of connections or of the folder. */
  close(): Promise<void>;
};

export function databaseOver({ rows, close }: Engine): Database {
  return {
    items: itemsRepository(rows),
    users: usersRepository(rows),
    audit: auditRepository(rows),
    totals: () => readTotals(rows),
    ping: async () => void (await answered(rows.execute(sql`select 1`))),
    close,
  };
}
