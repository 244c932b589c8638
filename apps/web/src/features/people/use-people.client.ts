"use client";

import { trpc } from "../../trpc/trpc.ts";

/** What the list is asked for; every hook of this folder names the same list by it. */
export const peopleInput = (search: string) => ({ limit: 20, ...(search === "" ? {} : { search }) });

/** The people of the user pool, page after page. What was found before stays in sight while a new search runs. */
export const usePeople = (search: string) =>
  trpc.admin.users.list.useInfiniteQuery(peopleInput(search), {
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (before) => before,
  });
