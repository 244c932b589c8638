"use client";

import type { Person } from "@sekisho/contract/users";
import { useTranslations } from "next-intl";

/** Who this is: username, e-mail address, and a word where it is the reader. */
export function PersonName({ person, isOwn }: { person: Person; isOwn: boolean }) {
  const t = useTranslations("people");
  return (
    <div className="flex min-w-0 flex-col">
      <span className="wrap-anywhere font-medium">
        {person.username}
        {isOwn && (
          <span className="ml-2 rounded-sm bg-ai-wash px-1.5 py-0.5 font-normal text-ai text-note">
            {t("you")}
          </span>
        )}
      </span>
      <span className="wrap-anywhere text-ink-soft text-note">
        {person.email ?? t("noEmail")}
        {person.email !== null && !person.email_verified && t("emailUnverified")}
      </span>
      {isOwn && <span className="text-ink-soft text-note">{t("ownRow")}</span>}
    </div>
  );
}
