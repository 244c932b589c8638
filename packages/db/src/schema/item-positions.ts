import { sql } from "drizzle-orm";
import { bigint, pgPolicy, pgTable, text } from "drizzle-orm/pg-core";
import { subject } from "./row-owner.ts";

/**
 * How far each owner's changes have been counted. The row is locked by whoever counts, until the end of the transaction:
 * so an owner's positions have no gap, and whoever sees one sees all before it.
 */
export const itemPositions = pgTable(
  "item_positions",
  {
    ownerSub: text("owner_sub").primaryKey(),
    last: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    pgPolicy("item_positions_of_their_owner", {
      using: sql`${table.ownerSub} = ${subject}`,
      withCheck: sql`${table.ownerSub} = ${subject}`,
    }),
  ],
);
