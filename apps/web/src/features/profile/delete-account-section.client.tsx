"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { trpc } from "../../trpc/trpc.ts";
import { DeleteAccountDialog } from "./delete-account-dialog.client.tsx";
import { SettingsSection } from "./settings-section.tsx";

/** The way out for good. Waits for the username, which has to be typed. */
export function DeleteAccountSection() {
  const t = useTranslations("profile.danger");
  const me = trpc.auth.me.useQuery();
  const [open, setOpen] = useState(false);
  return (
    <SettingsSection id="delete-account-title" title={t("title")} lead={t("lead")}>
      <Button kind="danger" disabled={!me.data} onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {me.data && <DeleteAccountDialog open={open} onOpenChange={setOpen} username={me.data.username} />}
    </SettingsSection>
  );
}
