import { sql } from "drizzle-orm";
import { check, pgPolicy, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { overseen, subject } from "./row-owner.ts";

/** One row per person who has called us, made by their first call. The pool stays the owner of everything else about them. */
export const users = pgTable(
  "users",
  {
    sub: text().primaryKey(),
    username: text().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    check("users_sub_length", sql`char_length(${table.sub}) between 1 and 256`),
    // As long as a sub may be: it stands in where a token names no username.
    check("users_username_length", sql`char_length(${table.username}) between 1 and 256`),
    pgPolicy("users_themselves", {
      using: sql`${table.sub} = ${subject}`,
      withCheck: sql`${table.sub} = ${subject}`,
    }),
    pgPolicy("users_overseen", { for: "select", using: overseen }),
  ],
);
