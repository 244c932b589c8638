"use client";

import type { PersonInput } from "@sekisho/contract/users";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/trpc.ts";
import { useChangePerson } from "./use-change-person.client.ts";

/** Disables and enables people on the list. */
export function useSetEnabled(search: string) {
  const t = useTranslations("people");
  const disabling = useChangePerson<PersonInput>(search, () => ({ enabled: false }), {
    done: ({ username }) => t("disable.done", { username }),
    failed: (username) => t("disable.failed", { username }),
  });
  const enabling = useChangePerson<PersonInput>(search, () => ({ enabled: true }), {
    done: ({ username }) => t("enable.done", { username }),
    failed: (username) => t("enable.failed", { username }),
  });
  return {
    disable: trpc.admin.users.disable.useMutation(disabling),
    enable: trpc.admin.users.enable.useMutation(enabling),
  };
}
