import type { AuditPage, ListAuditInput } from "@sekisho/contract/audit";
import type { AdminCall } from "../call.ts";

/** The audit trail, newest first, a page at a time. */
export function listAudit({ db, input }: AdminCall<ListAuditInput>): Promise<AuditPage> {
  return db.audit.list(input);
}
