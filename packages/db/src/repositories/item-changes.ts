import type { ItemChange } from "@sekisho/contract/item-changes";
import { and, eq, gt, sql } from "drizzle-orm";
import { oncePer } from "../once-per.ts";
import type { WatchOwner } from "../owner-watch.ts";
import type { AsCaller } from "../row-scope.ts";
import type { Rows } from "../rows.ts";
import { itemChanges } from "../schema/item-changes.ts";
import { itemPositions } from "../schema/item-positions.ts";
import { itemLeftBy } from "./item-rows.ts";

/** An owner's changes are numbered 1, 2, 3, … in the order in which they were committed, without a gap. */
export type PlacedChange = { readonly position: number; readonly change: ItemChange };

/** What came after a position: everything, oldest first, or no longer everything, and then nothing but where to go on. */
export type ChangesSince =
  | { readonly kind: "changes"; readonly changes: readonly PlacedChange[] }
  | { readonly kind: "lost"; readonly last: number };

export type ItemChangesRepository = {
  /** The position of the newest change; 0 where there never was one. */
  last(ownerSub: string): Promise<number>;
  /** At most `limit` changes after `position`. */
  since(ownerSub: string, position: number, limit: number): Promise<ChangesSince>;
  watch: WatchOwner;
};

const owner = sql.placeholder("owner");
const last = oncePer((rows: Rows) =>
  rows
    .select({ last: itemPositions.last })
    .from(itemPositions)
    .where(eq(itemPositions.ownerSub, owner))
    .prepare("item_changes_last"),
);
// One statement sees one moment: what was newest when the changes were read, and not a change later.
const since = oncePer((rows: Rows) =>
  rows
    .select({ last: itemPositions.last, row: itemChanges })
    .from(itemPositions)
    .leftJoin(
      itemChanges,
      and(
        eq(itemChanges.ownerSub, itemPositions.ownerSub),
        gt(itemChanges.position, sql.placeholder("position")),
      ),
    )
    .where(eq(itemPositions.ownerSub, owner))
    .orderBy(itemChanges.position)
    .limit(sql.placeholder("limit"))
    .prepare("item_changes_since"),
);

export function itemChangesRepository(asCaller: AsCaller, watch: WatchOwner): ItemChangesRepository {
  return {
    async last(ownerSub) {
      const [row] = await asCaller(ownerSub, (rows) => last(rows).execute({ owner: ownerSub }));
      return row?.last ?? 0;
    },
    async since(ownerSub, position, limit) {
      const asked = { owner: ownerSub, position, limit };
      const found = await asCaller(ownerSub, (rows) => since(rows).execute(asked));
      const newest = found[0]?.last ?? 0;
      const changes = found.flatMap(({ row }) => (row === null ? [] : [placed(row)]));
      // Pruned, or numbers of another database: positions have no gap, so the next one says that nothing is missing.
      const next = changes[0]?.position ?? newest + 1;
      return next === position + 1 ? { kind: "changes", changes } : { kind: "lost", last: newest };
    },
    watch,
  };
}

function placed(row: typeof itemChanges.$inferSelect): PlacedChange {
  const at = row.at.toISOString();
  const { kind, itemId: id, position } = row;
  if (kind === "deleted") return { position, change: { kind, at, id } };
  return { position, change: { kind, at, item: itemLeftBy({ ...row, id }) } };
}
