import type { CreateItemInput, Item } from "@sekisho/contract/items";
import type { Call } from "../call.ts";

/** The caller is the owner: input names none. */
export function createItem({ db, principal, input }: Call<CreateItemInput>): Promise<Item> {
  return db.items.create(principal.sub, input);
}
