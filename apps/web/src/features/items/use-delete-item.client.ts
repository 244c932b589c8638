"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { isNotFound } from "../../trpc/is-not-found.ts";
import { trpc } from "../../trpc/trpc.ts";
import { useNotices } from "../notices/notices.client.tsx";
import { callOffReads } from "./call-off-reads.ts";
import { findItem, removeItem, restoreItem } from "./item-pages.ts";
import { shortenName } from "./shorten-name.ts";
import { itemListInput } from "./use-items.client.ts";

/** Deletes an item: gone at once, and back in its place with a sentence when the API refuses. */
export function useDeleteItem() {
  const t = useTranslations("items.remove");
  const { announce, reportFailure } = useNotices();
  const { list } = trpc.useUtils().items;
  const queries = useQueryClient();
  return trpc.items.delete.useMutation({
    async onMutate({ id }) {
      const readAgain = await callOffReads(queries);
      const removed = findItem(list.getInfiniteData(itemListInput), id);
      list.setInfiniteData(itemListInput, (loaded) => removeItem(loaded, id));
      return { removed, readAgain };
    },
    onSuccess(_answer, _input, { removed }) {
      if (removed) announce(t("removed", { name: shortenName(removed.name) }));
    },
    onError(error, _input, context) {
      const removed = context?.removed;
      // Deleted elsewhere in the meantime: it is gone, as it was asked to be.
      if (!removed || isNotFound(error)) return;
      list.setInfiniteData(itemListInput, (loaded) => restoreItem(loaded, removed));
      reportFailure(t("failed", { name: shortenName(removed.name) }), error);
      // It may be gone all the same: what the API has is the truth.
      return list.invalidate(itemListInput);
    },
    onSettled: (_answer, _error, _input, context) => context?.readAgain(),
  });
}
