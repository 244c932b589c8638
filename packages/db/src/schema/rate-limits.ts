import { sql } from "drizzle-orm";
import { check, integer, pgPolicy, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Whether a transaction counts (`row-scope.ts` says it): no caller's ever does, and neither does one that oversees. */
const counting = sql.raw("(select current_setting('sekisho.counting', true) = 'on')");

/**
 * How often something was done from one network within the current window: rate limits that all instances share.
 * UNLOGGED, by hand in its migration: a crash of the server may forget a minute's counts, and no write waits for the disk.
 */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    endsAt: timestamp("ends_at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    // Nobody's address can end up here by mistake, only what was made of it.
    check("rate_limits_key_hashed", sql`${table.key} ~ '^[0-9a-f]{64}$'`),
    pgPolicy("rate_limits_counted", { using: counting, withCheck: counting }),
  ],
);
