"use client";

import { trpc } from "../../trpc/trpc.ts";

/** The list every hook of this folder reads and changes. */
export const itemListInput = { limit: 20 } as const;

/** The caller's items, page after page, newest first. */
export const useItems = () =>
  trpc.items.list.useInfiniteQuery(itemListInput, {
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
