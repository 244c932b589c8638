"use client";

import { useTranslations } from "next-intl";
import { isNotFound } from "../../trpc/is-not-found.ts";
import { trpc } from "../../trpc/trpc.ts";
import { useNotices } from "../notices/notices.client.tsx";
import { peopleSearchFieldId } from "./people-search-field-id.ts";
import { removePerson } from "./person-pages.ts";
import { peopleInput } from "./use-people.client.ts";

/** Is the focus in this person's row, which would take it along? On the page itself it is while a dialog goes. */
function hasFocus(username: string): boolean {
  const focused = document.activeElement;
  const row = focused?.closest<HTMLElement>("[data-person]");
  return focused === document.body || row?.dataset["person"] === username;
}

/** Deletes somebody's account. It cannot be undone, so the row goes when the API says that it is done, and not before. */
export function useDeletePerson(search: string) {
  const t = useTranslations("people.delete");
  const { admin } = trpc.useUtils();
  const { announce, reportFailure } = useNotices();
  const input = peopleInput(search);
  const takeOff = async (username: string) => {
    // An answer that is on its way may be from before. One that is the first is let come, and asked for again.
    const isLoaded = admin.users.list.getInfiniteData(input) !== undefined;
    if (isLoaded) await admin.users.list.cancel(input);
    else void admin.users.list.invalidate(input);
    if (hasFocus(username)) document.getElementById(peopleSearchFieldId)?.focus();
    admin.users.list.setInfiniteData(input, (loaded) => removePerson(loaded, username));
    announce(t("done", { username }));
    void admin.users.list.invalidate(undefined, { refetchType: "none" });
    void admin.overview.invalidate();
  };
  return trpc.admin.users.delete.useMutation({
    onSuccess: (_answer, { username }) => takeOff(username),
    async onError(error, { username }) {
      // Deleted elsewhere in the meantime: they are gone, as was asked.
      if (isNotFound(error)) return await takeOff(username);
      reportFailure(t("failed", { username }), error);
      // They may be gone all the same, or have been before.
      void admin.users.list.invalidate(input);
      void admin.overview.invalidate();
    },
  });
}
