import type { ItemByIdInput } from "@sekisho/contract/items";
import { ApiError } from "../../trpc/api-error.ts";
import type { Call } from "../call.ts";

/** @throws ApiError `not_found` when there is no such item of the caller's, whoever else may have one */
export async function deleteItem({ db, principal, input }: Call<ItemByIdInput>): Promise<ItemByIdInput> {
  const removed = await db.items.remove(principal.sub, input.id);
  if (!removed) throw new ApiError("not_found");
  return { id: input.id };
}
