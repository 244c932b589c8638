import type { Overseeing } from "../row-scope.ts";
import { items } from "../schema/items.ts";
import { users } from "../schema/users.ts";

/** Counts over everybody: they read no row's content. */
export type Totals = { readonly users: number; readonly items: number };

export function readTotals(overseeing: Overseeing): Promise<Totals> {
  return overseeing(async (rows) => ({ users: await rows.$count(users), items: await rows.$count(items) }));
}
