"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/trpc.ts";
import { useNotices } from "../notices/notices.client.tsx";
import { callOffReads } from "./call-off-reads.ts";
import { findItem, replaceItem } from "./item-pages.ts";
import { shortenName } from "./shorten-name.ts";
import { itemListInput } from "./use-items.client.ts";

/** Renames an item: shown at once, and given its old name back with a sentence when the API refuses. */
export function useRenameItem() {
  const t = useTranslations("items.rename");
  const { announce, reportFailure } = useNotices();
  const { list } = trpc.useUtils().items;
  const queries = useQueryClient();
  return trpc.items.update.useMutation({
    async onMutate({ id, name }) {
      const readAgain = await callOffReads(queries);
      const before = findItem(list.getInfiniteData(itemListInput), id);
      if (before)
        list.setInfiniteData(itemListInput, (loaded) => replaceItem(loaded, id, { ...before, name }));
      return { before, readAgain };
    },
    onSuccess(renamed, _input, { before }) {
      const shown = findItem(list.getInfiniteData(itemListInput), renamed.id)?.name;
      // Any other name is newer than this answer.
      if (shown === before?.name || shown === renamed.name)
        list.setInfiniteData(itemListInput, (loaded) => replaceItem(loaded, renamed.id, renamed));
      announce(t("renamed", { name: shortenName(renamed.name) }));
    },
    onError(error, { id }, context) {
      const before = context?.before;
      if (before) {
        list.setInfiniteData(itemListInput, (loaded) => replaceItem(loaded, id, before));
        reportFailure(t("failed", { name: shortenName(before.name) }), error);
      }
      // It may be gone, or changed elsewhere: what the API has is the truth.
      return list.invalidate(itemListInput);
    },
    onSettled: (_answer, _error, _input, context) => context?.readAgain(),
  });
}
