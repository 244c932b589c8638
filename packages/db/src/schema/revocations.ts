import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgPolicy, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { overseen, subject } from "./row-owner.ts";

/** Seconds a revocation is of use: a day, the longest life of a token of Cognito's, and an hour for clocks that differ. */
export const revocationsKeptSeconds = 25 * 60 * 60;

/** Compared by the database's own clock, which also wrote `made_at`. */
const pastItsUse = sql.raw(`now() - make_interval(secs => ${revocationsKeptSeconds})`);

/**
 * Tokens that no longer count although they verify: all of a person issued up to a second, or all of one sign-in.
 * Rows are added and read; whoever adds one may remove what is past its use, and nobody else's sight needs it.
 */
export const revocations = pgTable(
  "revocations",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    issuer: text().notNull(),
    subject: text(),
    /** Seconds since 1970, as in a token's `iat`. */
    issuedUpTo: bigint("issued_up_to", { mode: "number" }),
    originJti: text("origin_jti"),
    madeBy: text("made_by").notNull(),
    // Not now(), the beginning of the transaction: this is nearer to the commit, before which nobody sees the row.
    madeAt: timestamp("made_at", { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index("revocations_made_at").on(table.madeAt),
    check(
      "revocations_of_one_kind",
      sql`num_nonnulls(${table.subject}, ${table.issuedUpTo}) = case when ${table.originJti} is null then 2 else 0 end`,
    ),
    pgPolicy("revocations_by_their_maker", {
      for: "insert",
      withCheck: sql`${table.madeBy} = ${subject}`,
    }),
    pgPolicy("revocations_overseen", { for: "select", using: overseen }),
    // PostgreSQL removes no row whose WHERE it may not read.
    pgPolicy("revocations_past_their_use_seen", {
      for: "select",
      using: sql`${table.madeAt} < ${pastItsUse}`,
    }),
    pgPolicy("revocations_past_their_use_removed", {
      for: "delete",
      using: sql`${table.madeAt} < ${pastItsUse}`,
    }),
  ],
);
