import { sql } from "drizzle-orm";
import { boolean, check, integer, pgPolicy, pgTable, text } from "drizzle-orm/pg-core";

/**
 * The end of the audit trail: how many events there are, and the hash of the last. Whoever adds an event locks the one
 * row first, so that the chain never forks; a trail that is shorter than this says has lost its end.
 */
export const auditChain = pgTable(
  "audit_chain",
  {
    only: boolean().primaryKey().default(true),
    length: integer().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    check("audit_chain_only_row", sql`${table.only}`),
    check("audit_chain_length_known", sql`${table.length} >= 0`),
    check("audit_chain_hash_form", sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
    // It is about nobody: everybody's events move it on.
    pgPolicy("audit_chain_read", { for: "select", using: sql`true` }),
    pgPolicy("audit_chain_moved_on", { for: "update", using: sql`true`, withCheck: sql`true` }),
  ],
);
