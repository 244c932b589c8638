"use client";

import type { SetRoleInput } from "@sekisho/contract/users";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/trpc.ts";
import { useChangePerson } from "./use-change-person.client.ts";

/** Gives somebody on the list another role, or none. */
export function useSetRole(search: string) {
  const t = useTranslations("people.role");
  const roleName = useTranslations("shell.role");
  const change = useChangePerson<SetRoleInput>(search, ({ role }) => ({ role }), {
    done: ({ username, role }) => t("changed", { username, role: roleName(role ?? "none") }),
    failed: (username) => t("failed", { username }),
  });
  return trpc.admin.users.setRole.useMutation(change);
}
