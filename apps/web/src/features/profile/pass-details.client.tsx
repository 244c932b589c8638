"use client";

import type { Me } from "@sekisho/contract/auth";
import { useLocale, useTranslations } from "next-intl";
import { Moment } from "../time/moment.client.tsx";
import { CodeList } from "./code-list.tsx";
import { PassLine } from "./pass-line.tsx";

/** What the pass says, line by line. */
export function PassDetails({ me }: { me: Me }) {
  const t = useTranslations("profile.pass");
  const words = new Intl.ListFormat(useLocale(), { type: "conjunction" });
  return (
    <dl className="divide-y divide-line px-6">
      <PassLine name={t("signedInAt")}>
        {me.signed_in_at ? <Moment at={me.signed_in_at} look="full" /> : t("unknown")}
      </PassLine>
      <PassLine name={t("expiresAt")}>
        <Moment at={me.expires_at} look="full" />
        <span className="block text-ink-soft text-note">{t("expiresHint")}</span>
      </PassLine>
      <PassLine name={t("permissions")}>
        {me.permissions.length === 0
          ? t("noPermissions")
          : words.format(me.permissions.map((permission) => t(`permission.${permission}`)))}
      </PassLine>
      <PassLine name={t("groups")}>
        <CodeList codes={me.groups} none={t("noGroups")} />
      </PassLine>
      <PassLine name={t("scopes")}>
        <CodeList codes={me.scopes} none={t("noScopes")} />
      </PassLine>
      <PassLine name={t("sub")}>
        <code className="wrap-anywhere font-mono text-note">{me.sub}</code>
      </PassLine>
    </dl>
  );
}
