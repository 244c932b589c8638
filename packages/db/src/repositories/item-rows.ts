import type { Item } from "@sekisho/contract/items";

type ItemRow = { id: number; name: string; ownerSub: string; createdAt: Date };
type ChangeRow = { id: number; name: string | null; ownerSub: string; createdAt: Date | null };

export function toItem(row: ItemRow): Item {
  return { id: row.id, name: row.name, owner_sub: row.ownerSub, created_at: row.createdAt.toISOString() };
}

/** The item as a change left it. A check of the table keeps both columns full but where it was deleted. */
export function itemLeftBy({ name, createdAt, ...row }: ChangeRow): Item {
  if (name === null || createdAt === null) throw new Error("a deleted item is not left as anything");
  return toItem({ ...row, name, createdAt });
}
