import type { Item, ItemByIdInput } from "@sekisho/contract/items";
import { ApiError } from "../../trpc/api-error.ts";
import type { Call } from "../call.ts";

/** @throws ApiError `not_found` when there is no such item of the caller's, whoever else may have one */
export async function showItem({ db, principal, input }: Call<ItemByIdInput>): Promise<Item> {
  const item = await db.items.byId(principal.sub, input.id);
  if (item === null) throw new ApiError("not_found");
  return item;
}
