import type { Item, ItemPage } from "@sekisho/contract/items";
import { and, desc, eq, lte, sql } from "drizzle-orm";
import { oncePer } from "../once-per.ts";
import { ownerMark } from "../owner-mark.ts";
import type { AsCaller } from "../row-scope.ts";
import type { Rows } from "../rows.ts";
import { items } from "../schema/items.ts";
import { itemLeftBy, toItem } from "./item-rows.ts";
import { recordChange } from "./record-change.ts";

/** The largest id there can be: "from here down" on the first page. */
const newest = 2_147_483_647;

const columns = { id: items.id, name: items.name, ownerSub: items.ownerSub, createdAt: items.createdAt };

/**
 * Every query carries the owner in its WHERE; there is no variant without. Should one be forgotten, the table's own
 * policies still show no row of another's.
 * `null` and `false` mean "no such item of this owner": missing and foreign are the same answer.
 * What changes an item also records the change (`item-changes.ts`), in the same statement.
 */
export type ItemsRepository = {
  /** Newest first; `cursor` is the `next_cursor` of the page before. */
  list(ownerSub: string, page: { limit: number; cursor?: number | undefined }): Promise<ItemPage>;
  byId(ownerSub: string, id: number): Promise<Item | null>;
  create(ownerSub: string, item: { name: string }): Promise<Item>;
  rename(ownerSub: string, id: number, change: { name: string }): Promise<Item | null>;
  remove(ownerSub: string, id: number): Promise<boolean>;
};

// Here and not in the repository: each request has a repository of its own, and a statement is prepared once.
const owner = sql.placeholder("owner");
const name = sql.placeholder("name");
const mark = sql.placeholder("mark");
const ownersItem = and(eq(items.ownerSub, owner), eq(items.id, sql.placeholder("id")));

const list = oncePer((rows: Rows) =>
  rows
    .select(columns)
    .from(items)
    .where(and(eq(items.ownerSub, owner), lte(items.id, sql.placeholder("from"))))
    .orderBy(desc(items.id))
    .limit(sql.placeholder("limit"))
    .prepare("items_list"),
);
const byId = oncePer((rows: Rows) =>
  rows.select(columns).from(items).where(ownersItem).prepare("items_by_id"),
);
const create = oncePer((rows: Rows) => {
  const changed = rows.insert(items).values({ ownerSub: owner, name }).returning(columns);
  return recordChange(rows, "created", rows.$with("changed").as(changed), mark).prepare("items_create");
});
const rename = oncePer((rows: Rows) => {
  const changed = rows
    .update(items)
    .set({ name: sql`${name}` })
    .where(ownersItem)
    .returning(columns);
  return recordChange(rows, "renamed", rows.$with("changed").as(changed), mark).prepare("items_rename");
});
const remove = oncePer((rows: Rows) => {
  const changed = rows.delete(items).where(ownersItem).returning(columns);
  return recordChange(rows, "deleted", rows.$with("changed").as(changed), mark).prepare("items_remove");
});

export function itemsRepository(asCaller: AsCaller): ItemsRepository {
  return {
    async list(ownerSub, { limit, cursor }) {
      const from = cursor === undefined ? newest : cursor - 1;
      // One row more than the page says whether there is a next one.
      const asked = { owner: ownerSub, from, limit: limit + 1 };
      const found = await asCaller(ownerSub, (rows) => list(rows).execute(asked));
      const page = found.slice(0, limit);
      return {
        items: page.map(toItem),
        next_cursor: found.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    },
    async byId(ownerSub, id) {
      const [row] = await asCaller(ownerSub, (rows) => byId(rows).execute({ owner: ownerSub, id }));
      return row ? toItem(row) : null;
    },
    async create(ownerSub, item) {
      const made = { owner: ownerSub, mark: ownerMark(ownerSub), name: item.name };
      const [row] = await asCaller(ownerSub, (rows) => create(rows).execute(made));
      if (!row) throw new Error("INSERT … RETURNING answered no row");
      return itemLeftBy(row);
    },
    async rename(ownerSub, id, change) {
      const renamed = { owner: ownerSub, mark: ownerMark(ownerSub), id, name: change.name };
      const [row] = await asCaller(ownerSub, (rows) => rename(rows).execute(renamed));
      return row ? itemLeftBy(row) : null;
    },
    async remove(ownerSub, id) {
      const removed = { owner: ownerSub, mark: ownerMark(ownerSub), id };
      const rows = await asCaller(ownerSub, (scoped) => remove(scoped).execute(removed));
      return rows.length > 0;
    },
  };
}
