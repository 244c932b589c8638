"use client";

import type { PersonInput } from "@sekisho/contract/users";
import { useMutationState } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { problemOf } from "../../trpc/problem.ts";
import { trpc } from "../../trpc/trpc.ts";
import type { PersonAction } from "./person-action.ts";
import { useChangePerson } from "./use-change-person.client.ts";
import { useDeletePerson } from "./use-delete-person.client.ts";

/**
 * Does to people on the list what was asked for. Only what the list shows of it, and what can be taken back, is shown at
 * once; the rest waits for the API.
 */
export function usePersonActions(search: string) {
  const t = useTranslations("people");
  const sentences = (action: PersonAction) => ({
    done: ({ username }: PersonInput) => t(`${action}.done`, { username }),
    failed: (username: string) => t(`${action}.failed`, { username }),
  });
  const disabling = useChangePerson<PersonInput>(search, () => ({ enabled: false }), sentences("disable"));
  const enabling = useChangePerson<PersonInput>(search, () => ({ enabled: true }), sentences("enable"));
  const signingOut = useChangePerson<PersonInput>(search, () => ({}), sentences("signOut"));
  const resetting = useChangePerson<PersonInput>(search, () => ({}), {
    ...sentences("resetPassword"),
    why: (error) => (isConflict(error) ? t("resetPassword.conflict") : undefined),
  });
  const busy = useMutationState({
    filters: changesOfPeople,
    select: ({ state }) => (state.variables as PersonInput).username, // as: every verb of theirs names one person
  });
  const verbs = {
    disable: trpc.admin.users.disable.useMutation(disabling),
    enable: trpc.admin.users.enable.useMutation(enabling),
    signOut: trpc.admin.users.signOut.useMutation(signingOut),
    resetPassword: trpc.admin.users.resetPassword.useMutation(resetting),
    delete: useDeletePerson(search),
  };
  return {
    start: (action: PersonAction, username: string) => verbs[action].mutate({ username }),
    /** Something is being done to this person, and not known to be done yet. */
    isBusy: (username: string) => busy.includes(username),
  };
}

/** Each verb alone would name only the person it was used on last. */
const changesOfPeople = { mutationKey: [["admin", "users"]], status: "pending" } as const;

function isConflict(error: unknown): boolean {
  const problem = problemOf(error);
  return problem.kind === "answered" && problem.envelope.error === "conflict";
}
