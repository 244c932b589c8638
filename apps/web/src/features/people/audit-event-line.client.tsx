"use client";

import { type AuditEvent, UserAction, unreadableTime } from "@sekisho/contract/audit";
import { Role } from "@sekisho/contract/role";
import { useTranslations } from "next-intl";
import { Moment } from "../time/moment.client.tsx";

const sentences = {
  "user.role_changed": "role_changed",
  "user.disabled": "disabled",
  "user.enabled": "enabled",
  "user.signed_out": "signed_out",
  "user.deleted": "deleted",
  "user.password_reset": "password_reset",
} as const satisfies Record<UserAction, string>;

/** An action that this page does not know yet is still a change that somebody made. */
function sentenceFor({ action, outcome }: AuditEvent) {
  if (outcome === "unfinished") return "unfinished";
  const known = UserAction.safeParse(action).data;
  return known === undefined ? "changed" : sentences[known];
}

/** One line of the audit trail, as a sentence. */
export function AuditEventLine({ event }: { event: AuditEvent }) {
  const t = useTranslations("people.overview.event");
  const roleName = useTranslations("shell.role");
  const to = Role.safeParse(event.detail["to"]).data ?? "none";
  return (
    <li className="flex flex-col sm:flex-row sm:items-baseline sm:justify-between sm:gap-x-6">
      <span className="wrap-anywhere">
        {t.rich(sentenceFor(event), {
          actor: () => <strong className="font-medium">{event.actor_username}</strong>,
          target: () => <strong className="font-medium">{event.target}</strong>,
          to: roleName(to),
        })}
      </span>
      <span className="shrink-0 text-ink-soft text-note">
        {event.at === unreadableTime ? t("time_unreadable") : <Moment at={event.at} />}
      </span>
    </li>
  );
}
