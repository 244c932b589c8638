import type { QueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { trpc } from "../../trpc/trpc.ts";
import { itemListInput } from "./use-items.client.ts";

/** Where the query cache holds the list. */
export const itemListKey = getQueryKey(trpc.items.list, itemListInput, "infinite");

/**
 * Calls off a reading of the list that is on its way: it does not know the change that is about to be shown.
 * @returns reads the list anew where a reading was called off, for what it would have brought; for when the change is settled
 */
export async function callOffReads(queries: QueryClient): Promise<() => void> {
  const wasReading = queries.isFetching({ queryKey: itemListKey }) > 0;
  await queries.cancelQueries({ queryKey: itemListKey });
  return () => {
    if (wasReading) void queries.invalidateQueries({ queryKey: itemListKey });
  };
}
