"use client";

import type { Person } from "@sekisho/contract/users";
import { trpc } from "../../trpc/trpc.ts";
import { useNotices } from "../notices/notices.client.tsx";
import { changePerson, findPerson } from "./person-pages.ts";
import { peopleInput } from "./use-people.client.ts";

type Change = Partial<Pick<Person, "role" | "enabled">>;

/** What is said when the API agreed, and when it did not. */
type Sentences = {
  readonly done: (person: Person) => string;
  readonly failed: (username: string) => string;
  /** Why, where more can be said than the code's own sentence. */
  readonly why?: (error: unknown) => string | undefined;
};

/** What was on the screen when the change was asked for. */
type Shown = { readonly before: Person | undefined; readonly isLoaded: boolean } | undefined;

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
      // A search that still runs is let run: called off, it would never be asked again, and its place be taken by the
      // people of the search before.
      const isLoaded = admin.users.list.getInfiniteData(input) !== undefined;
      if (isLoaded) await admin.users.list.cancel(input);
      const before = findPerson(admin.users.list.getInfiniteData(input), asked.username);
      show(asked.username, changeOf(asked));
      return { before, isLoaded };
    },
    onSuccess(person: Person, _asked: Input, shown: Shown) {
      show(person.username, person);
      // Its answer may be from before the change.
      if (!shown?.isLoaded) void admin.users.list.invalidate(input);
      announce(say.done(person));
      // Other searches may show the same person as they were.
      void admin.users.list.invalidate(undefined, { refetchType: "none" });
      void admin.overview.invalidate();
    },
    onError(error: unknown, { username }: Input, shown: Shown) {
      if (shown?.before) show(username, shown.before);
      reportFailure(say.failed(username), error, say.why?.(error));
      // A change that broke half-way is in the trail.
      void admin.overview.invalidate();
    },
  };
}
