import type { AuditEvent } from "@sekisho/contract/users";
import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgPolicy, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { overseen, subject } from "./row-owner.ts";

/** What administrators did, and to whom. Rows are added and read, never changed: no policy lets anybody. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
    actorSub: text("actor_sub").notNull(),
    actorUsername: text("actor_username").notNull(),
    action: text().$type<AuditEvent["action"]>().notNull(),
    targetUsername: text("target_username").notNull(),
    detail: jsonb().$type<AuditEvent["detail"]>().notNull().default({}),
  },
  (table) => [
    check(
      "audit_events_action_known",
      sql`${table.action} in ('user.role_changed', 'user.disabled', 'user.enabled', 'user.signed_out', 'user.deleted', 'user.password_reset')`,
    ),
    pgPolicy("audit_events_by_their_actor", {
      for: "insert",
      withCheck: sql`${table.actorSub} = ${subject}`,
    }),
    pgPolicy("audit_events_of_their_actor", { for: "select", using: sql`${table.actorSub} = ${subject}` }),
    pgPolicy("audit_events_overseen", { for: "select", using: overseen }),
  ],
);
