"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/trpc.ts";
import { useNotices } from "../notices/notices.client.tsx";
import { callOffReads } from "./call-off-reads.ts";
import { addItem, removeItem, replaceItem } from "./item-pages.ts";
import { shortenName } from "./shorten-name.ts";
import { itemListInput } from "./use-items.client.ts";

let lastUnsavedId = 0;

/** Adds an item: shown at once, and taken back with a sentence when the API refuses. `onFailed` gets the name back. */
export function useCreateItem(onFailed: (name: string) => void) {
  const t = useTranslations("items.new");
  const { announce, reportFailure } = useNotices();
  const { list } = trpc.useUtils().items;
  const queries = useQueryClient();
  return trpc.items.create.useMutation({
    async onMutate({ name }) {
      // An answer that is on its way does not know the new item.
      const readAgain = await callOffReads(queries);
      lastUnsavedId -= 1;
      const unsaved = { id: lastUnsavedId, name, owner_sub: "", created_at: new Date().toISOString() };
      list.setInfiniteData(itemListInput, (loaded) => addItem(loaded, unsaved));
      return { unsaved, readAgain };
    },
    onSuccess(saved, _input, { unsaved }) {
      list.setInfiniteData(itemListInput, (loaded) => replaceItem(loaded, unsaved.id, saved));
      // There was no list yet to show it in, and the one on its way was cancelled above.
      if (!list.getInfiniteData(itemListInput)) void list.invalidate(itemListInput);
      announce(t("added", { name: shortenName(saved.name) }));
    },
    onError(error, { name }, context) {
      if (context) list.setInfiniteData(itemListInput, (loaded) => removeItem(loaded, context.unsaved.id));
      if (!list.getInfiniteData(itemListInput)) void list.invalidate(itemListInput);
      reportFailure(t("failed", { name: shortenName(name) }), error);
      onFailed(name);
    },
    onSettled: (_answer, _error, _input, context) => context?.readAgain(),
  });
}
