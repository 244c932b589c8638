import type { AuditEvent } from "@sekisho/contract/audit";
import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgPolicy, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { overseen, subject } from "./row-owner.ts";

/**
 * The decisions that matter and what administrators did, in the order they came, each bound to the one before by its hash
 * (`../audit/event-hash.ts`). Rows are added and read, never changed: no policy lets anybody.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    /** Its place in the chain, given by `audit_chain` and not by a sequence, which leaves numbers out. */
    id: integer().primaryKey(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    actorSub: text("actor_sub"),
    actorUsername: text("actor_username"),
    action: text().notNull(),
    outcome: text().$type<AuditEvent["outcome"]>().notNull(),
    target: text(),
    reason: text(),
    procedure: text(),
    requestId: text("request_id"),
    network: text(),
    repeated: integer().notNull(),
    detail: jsonb().$type<AuditEvent["detail"]>().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    // The form and not a list: a new action needs no migration.
    check("audit_events_action_form", sql`${table.action} ~ '^[a-z]+([._][a-z]+)*$'`),
    check("audit_events_outcome_known", sql`${table.outcome} in ('allowed', 'denied', 'unfinished')`),
    check("audit_events_repeated_positive", sql`${table.repeated} >= 1`),
    check("audit_events_hash_form", sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
    index("audit_events_actor_sub_id").on(table.actorSub, table.id),
    // The few changes to people stay a short way off, however many refusals lie between them.
    index("audit_events_user_changes").on(table.id).where(sql`starts_with(${table.action}, 'user.')`),
    // A transaction in nobody's name adds events of nobody, and no others.
    pgPolicy("audit_events_by_their_actor", {
      for: "insert",
      withCheck: sql`${table.actorSub} is not distinct from ${subject}`,
    }),
    pgPolicy("audit_events_of_their_actor", { for: "select", using: sql`${table.actorSub} = ${subject}` }),
    pgPolicy("audit_events_overseen", { for: "select", using: overseen }),
  ],
);
