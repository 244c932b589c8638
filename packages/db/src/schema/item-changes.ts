import { sql } from "drizzle-orm";
import { bigint, check, integer, pgPolicy, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { subject } from "./row-owner.ts";

/** What happened to items, in the order in which it was committed. Nobody but their owner sees it, administrators included. */
export const itemChanges = pgTable(
  "item_changes",
  {
    ownerSub: text("owner_sub").notNull(),
    /** 1, 2, 3, … for each owner. */
    position: bigint({ mode: "number" }).notNull(),
    kind: text({ enum: ["created", "renamed", "deleted"] }).notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
    itemId: integer("item_id").notNull(),
    /** The item as the change left it. Of a deleted one nothing is kept. */
    name: text(),
    createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }),
  },
  (table) => [
    primaryKey({ name: "item_changes_owner_sub_position", columns: [table.ownerSub, table.position] }),
    check("item_changes_kind_known", sql`${table.kind} in ('created', 'renamed', 'deleted')`),
    check(
      "item_changes_item_left",
      sql`(${table.kind} = 'deleted') = (${table.name} is null) and (${table.name} is null) = (${table.createdAt} is null)`,
    ),
    pgPolicy("item_changes_of_their_owner", {
      using: sql`${table.ownerSub} = ${subject}`,
      withCheck: sql`${table.ownerSub} = ${subject}`,
    }),
  ],
);
