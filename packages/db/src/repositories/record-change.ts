import { type SQLWrapper, sql } from "drizzle-orm";
import type { WithSubquery } from "drizzle-orm/subquery";
import { telling } from "../notices.ts";
import type { Rows } from "../rows.ts";
import { itemChanges } from "../schema/item-changes.ts";
import { itemPositions } from "../schema/item-positions.ts";
import { keptChanges, pruneEvery } from "./kept-changes.ts";

type Kind = typeof itemChanges.$inferSelect.kind;

/**
 * One statement that changes an item, counts the change, records it and tells of it: three more would be three more round
 * trips in every write. `changed` is the statement that changes at most one item and answers `itemOfChange`; where it finds
 * none, nothing is counted and nobody told. `mark` is the owner's in notices.
 *
 * The item is locked first and the owner's counter last, so that two writers never wait for each other: a transaction may
 * make one change and no second.
 */
export function recordChange(rows: Rows, kind: Kind, changed: WithSubquery, mark: SQLWrapper) {
  const counted = rows.$with("counted").as(
    rows
      .insert(itemPositions)
      .select(sql`select owner_sub, 1 from changed`)
      .onConflictDoUpdate({
        target: itemPositions.ownerSub,
        set: { last: sql`${itemPositions.last} + 1` },
      })
      .returning({ owner: itemPositions.ownerSub, last: itemPositions.last }),
  );
  const pruned = rows.$with("pruned").as(
    rows
      .delete(itemChanges)
      .where(
        sql`exists (select from counted where counted.last % ${sql.raw(String(pruneEvery))} = 0
          and ${itemChanges.ownerSub} = counted.owner_sub
          and ${itemChanges.position} <= counted.last - ${sql.raw(String(keptChanges))})`,
      )
      .returning({ position: itemChanges.position }),
  );
  const left =
    kind === "deleted" ? sql`null::text, null::timestamptz` : sql`changed.name, changed.created_at`;
  return rows
    .with(changed, counted, pruned)
    .insert(itemChanges)
    .select(
      sql`select owner_sub, counted.last, ${sql.raw(`'${kind}'`)}, now(), changed.id, ${left}
        from changed join counted using (owner_sub)`,
    )
    .returning({
      id: itemChanges.itemId,
      name: itemChanges.name,
      ownerSub: itemChanges.ownerSub,
      createdAt: itemChanges.createdAt,
      told: telling("sekisho_item_changes", mark),
    });
}
