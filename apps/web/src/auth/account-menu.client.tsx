"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../components/button.tsx";
import { Chevron } from "../components/chevron.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../components/menu.client.tsx";
import { useAuth } from "./auth-provider.client.tsx";
import { SignOutEverywhereDialog } from "./sign-out-everywhere-dialog.client.tsx";

/** Who is here, and the way out. `username` is null while it cannot be checked. */
export function AccountMenu({ username }: { username: string | null }) {
  const t = useTranslations("shell.account");
  const { signOutHere } = useAuth();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <Button size="small" aria-label={username ? t("menu", { username }) : t("unknown")}>
            <span className="max-w-20 truncate sm:max-w-32">{username ?? t("unknown")}</span>
            <Chevron />
          </Button>
        }
      >
        {username && <MenuLabel>{t("signedInAs", { username })}</MenuLabel>}
        <MenuSeparator />
        <MenuItem onSelect={() => void signOutHere()}>{t("signOut")}</MenuItem>
        <MenuItem onSelect={() => setAsking(true)}>{t("signOutEverywhere")}</MenuItem>
      </Menu>
      <SignOutEverywhereDialog open={asking} onOpenChange={setAsking} />
    </>
  );
}
