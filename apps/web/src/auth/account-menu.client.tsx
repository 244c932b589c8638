"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../components/button.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../components/menu.client.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { useAuth } from "./auth-provider.client.tsx";
import { SignOutEverywhereDialog } from "./sign-out-everywhere-dialog.client.tsx";

/** Who is here, and the way out. */
export function AccountMenu() {
  const t = useTranslations("shell.account");
  const auth = useAuth();
  const path = usePathname();
  const [asking, setAsking] = useState(false);

  if (auth.kind === "loading") return <Skeleton className="h-9 w-20" />;
  if (auth.kind === "signed-out") {
    if (path === "/" || path === "/sign-in") return null;
    return (
      <Button asChild size="small">
        <Link href="/sign-in">{t("signIn")}</Link>
      </Button>
    );
  }
  const username = auth.kind === "signed-in" ? auth.username : null;
  return (
    <>
      <Menu
        trigger={
          <Button size="small" aria-label={username ? t("menu", { username }) : t("unknown")}>
            <span className="max-w-32 truncate">{username ?? t("unknown")}</span>
            <svg viewBox="0 0 12 12" className="size-3" fill="none" stroke="currentColor" aria-hidden="true">
              <path d="M2.5 4.5 6 8l3.5-3.5" strokeWidth="1.5" />
            </svg>
          </Button>
        }
      >
        {username && <MenuLabel>{t("signedInAs", { username })}</MenuLabel>}
        <MenuSeparator />
        <MenuItem onSelect={() => void auth.signOutHere()}>{t("signOut")}</MenuItem>
        <MenuItem onSelect={() => setAsking(true)}>{t("signOutEverywhere")}</MenuItem>
      </Menu>
      <SignOutEverywhereDialog open={asking} onOpenChange={setAsking} />
    </>
  );
}
