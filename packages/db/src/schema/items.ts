import { sql } from "drizzle-orm";
import { check, index, integer, pgPolicy, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { overseen, subject } from "./row-owner.ts";

/**
 * `owner_sub` is not a foreign key: a verified token may create an item before its owner's row exists.
 * The name's length is counted in UTF-16 units by the contract and in characters here, so the contract is the stricter.
 */
export const items = pgTable(
  "items",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    ownerSub: text("owner_sub").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    // Answers both "this owner's newest" and "this owner's item with this id".
    index("items_owner_sub_id").on(table.ownerSub, table.id),
    check("items_name_length", sql`char_length(${table.name}) between 1 and 2000`),
    check("items_owner_sub_length", sql`char_length(${table.ownerSub}) between 1 and 256`),
    pgPolicy("items_of_their_owner", {
      using: sql`${table.ownerSub} = ${subject}`,
      withCheck: sql`${table.ownerSub} = ${subject}`,
    }),
    pgPolicy("items_overseen", { for: "select", using: overseen }),
  ],
);
