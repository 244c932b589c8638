"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "../components/button.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../components/menu.client.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { useAuth } from "./auth-provider.client.tsx";
import { SignOutEverywhereDialog } from "./sign-out-everywhere-dialog.client.tsx";

/** Who is here, and the way out. `seal` is the role's seal, set beside the name once the API has told the role. */
export function AccountMenu({ seal }: { seal?: ReactNode }) {
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
          <Button size="small" kind="quiet" aria-label={username ? t("menu", { username }) : t("unknown")}>
            {seal}
            <span className="max-w-32 truncate">{username ?? t("unknown")}</span>
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
