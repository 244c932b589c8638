import type { AuditEvent, AuditPage, ListAuditInput } from "@sekisho/contract/audit";
import { desc, sql } from "drizzle-orm";
import { appendEvent, type NewAuditEvent } from "../audit/append-event.ts";
import type { ChainHead } from "../audit/chain-head.ts";
import type { ChainVerdict } from "../audit/chain-verdict.ts";
import { listEvents } from "../audit/list-events.ts";
import { shownEvent } from "../audit/shown-event.ts";
import { verifyChain } from "../audit/verify-chain.ts";
import { oncePer } from "../once-per.ts";
import type { AsCaller, AsNobody, Overseeing } from "../row-scope.ts";
import type { Rows } from "../rows.ts";
import { auditEvents } from "../schema/audit-events.ts";

/** Adds and reads; nothing here changes or removes an event. */
export type AuditRepository = {
  /**
   * Resolves once the event is durable. It is added in the name of `actor_sub`, or of nobody: PostgreSQL takes no event in
   * another's. Text that it could not store is replaced.
   */
  append(event: NewAuditEvent): Promise<AuditEvent>;
  /** Everybody's, newest first. */
  list(asked: ListAuditInput): Promise<AuditPage>;
  /** What administrators changed about people (`user.…`), newest first. */
  recentChanges(limit: number): Promise<AuditEvent[]>;
  /** Checks every link; against a head that was noted earlier, too, if there is one. */
  verify(noted: ChainHead | null): Promise<ChainVerdict>;
};

export type AuditScopes = {
  readonly asCaller: AsCaller;
  readonly asNobody: AsNobody;
  readonly overseeing: Overseeing;
};

// Beside the repository and not in it: a statement is prepared once per connection, however many repositories are made.
const recentChanges = oncePer((rows: Rows) =>
  rows
    .select()
    .from(auditEvents)
    // The words of the index audit_events_user_changes: with a parameter PostgreSQL would not know it again.
    .where(sql`starts_with(${auditEvents.action}, 'user.')`)
    .orderBy(desc(auditEvents.id))
    .limit(sql.placeholder("limit"))
    .prepare("audit_recent_changes"),
);

export function auditRepository({ asCaller, asNobody, overseeing }: AuditScopes): AuditRepository {
  return {
    append: (event) => {
      const add = (rows: Rows) => appendEvent(rows, event);
      return event.actor_sub === null ? asNobody(add) : asCaller(event.actor_sub, add);
    },
    list: (asked) => overseeing((rows) => listEvents(rows, asked)),
    async recentChanges(limit) {
      return (await overseeing((rows) => recentChanges(rows).execute({ limit }))).map(shownEvent);
    },
    verify: (noted) => verifyChain(overseeing, noted),
  };
}
