"use client";

import { Role } from "@sekisho/contract/role";
import type { AuditEvent } from "@sekisho/contract/users";
import { useTranslations } from "next-intl";
import { Moment } from "../time/moment.client.tsx";

const sentences = {
  "user.role_changed": "role_changed",
  "user.disabled": "disabled",
  "user.enabled": "enabled",
  "user.signed_out": "signed_out",
  "user.deleted": "deleted",
  "user.password_reset": "password_reset",
} as const satisfies Record<AuditEvent["action"], string>;

/** One line of the audit trail, as a sentence. */
export function AuditEventLine({ event }: { event: AuditEvent }) {
  const t = useTranslations("people.overview.event");
  const roleName = useTranslations("shell.role");
  const to = Role.safeParse(event.detail["to"]).data ?? "none";
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6">
      <span className="wrap-anywhere">
        {t.rich(event.detail["outcome"] === "unfinished" ? "unfinished" : sentences[event.action], {
          actor: () => <strong className="font-medium">{event.actor_username}</strong>,
          target: () => <strong className="font-medium">{event.target_username}</strong>,
          to: roleName(to),
        })}
      </span>
      <span className="text-ink-soft text-note">
        <Moment at={event.at} />
      </span>
    </li>
  );
}
