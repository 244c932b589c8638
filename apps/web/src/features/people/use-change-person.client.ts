"use client";

import type { Person } from "@sekisho/contract/users";
import { trpc } from "../../trpc/trpc.ts";
import { useNotices } from "../notices/notices.client.tsx";
import { changePerson, findPerson } from "./person-pages.ts";
import { peopleInput } from "./use-people.client.ts";

type Change = Partial<Pick<Person, "role" | "enabled">>;

/** What is said when the API agreed, and when it did not. */
type Sentences = { readonly done: (person: Person) => string; readonly failed: (username: string) => string };

/**
 * How every change of a person is shown: at once, in the list of this search; taken back with a sentence when the
 * API refuses; and in the overview in either case.
 */
export function useChangePerson<Input extends { username: string }>(
  search: string,
  changeOf: (input: Input) => Change,
  say: Sentences,
) {
  const { admin } = trpc.useUtils();
  const { announce, reportFailure } = useNotices();
  const input = peopleInput(search);
  const show = (username: string, change: Change) =>
    admin.users.list.setInfiniteData(input, (loaded) => changePerson(loaded, username, change));
  return {
    async onMutate(asked: Input) {
      await admin.users.list.cancel(input);
      const before = findPerson(admin.users.list.getInfiniteData(input), asked.username);
      show(asked.username, changeOf(asked));
      return { before };
    },
    onSuccess(person: Person) {
      show(person.username, person);
      announce(say.done(person));
      // Other searches may show the same person as they were.
      void admin.users.list.invalidate(undefined, { refetchType: "none" });
      void admin.overview.invalidate();
    },
    onError(error: unknown, { username }: Input, shown: { before: Person | undefined } | undefined) {
      if (shown?.before) show(username, shown.before);
      reportFailure(say.failed(username), error);
      // A change that broke half-way is in the trail.
      void admin.overview.invalidate();
    },
  };
}
