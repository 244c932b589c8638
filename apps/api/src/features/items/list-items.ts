import type { ItemPage, ListItemsInput } from "@sekisho/contract/items";
import type { Call } from "../call.ts";

/** A page of the caller's own items, newest first. */
export function listItems({ db, principal, input }: Call<ListItemsInput>): Promise<ItemPage> {
  return db.items.list(principal.sub, input);
}
