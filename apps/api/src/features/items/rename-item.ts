import type { Item, UpdateItemInput } from "@sekisho/contract/items";
import { ApiError } from "../../trpc/api-error.ts";
import type { Call } from "../call.ts";

/** @throws ApiError `not_found` when there is no such item of the caller's, whoever else may have one */
export async function renameItem({ db, principal, input }: Call<UpdateItemInput>): Promise<Item> {
  const item = await db.items.rename(principal.sub, input.id, { name: input.name });
  if (item === null) throw new ApiError("not_found");
  return item;
}
