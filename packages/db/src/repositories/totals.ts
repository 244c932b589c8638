import { answered } from "../database-error.ts";
import type { Rows } from "../rows.ts";
import { items } from "../schema/items.ts";
import { users } from "../schema/users.ts";

/** Counts over everybody: the one thing read across owners, and it reads no row's content. */
export type Totals = { readonly users: number; readonly items: number };

export async function readTotals(rows: Rows): Promise<Totals> {
  const [userCount, itemCount] = await Promise.all([
    answered(rows.$count(users)),
    answered(rows.$count(items)),
  ]);
  return { users: userCount, items: itemCount };
}
