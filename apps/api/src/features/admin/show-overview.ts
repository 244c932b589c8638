import type { AdminOverview } from "@sekisho/contract/users";
import type { AdminCall } from "../call.ts";

const eventsShown = 20;

/** Counts of this product's own rows, and what administrators did last. */
export async function showOverview({ db }: Pick<AdminCall, "db">): Promise<AdminOverview> {
  const [totals, recent] = await Promise.all([db.totals(), db.audit.recentChanges(eventsShown)]);
  return { ...totals, recent_events: recent };
}
