"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "../components/button.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { useAuth } from "./auth-provider.client.tsx";

const waiting = () => <Skeleton className="h-9 w-20" />;

// Menus and dialogs are much to load; a visitor needs neither.
const AccountMenu = dynamic(() => import("./account-menu.client.tsx").then((file) => file.AccountMenu), {
  loading: waiting,
});

/** The end of the header: the way in, or who is here and the way out. */
export function AccountArea() {
  const t = useTranslations("shell.account");
  const auth = useAuth();
  const path = usePathname();
  switch (auth.kind) {
    case "loading":
      return waiting();
    case "signed-out":
      // These two offer it themselves.
      return path === "/" || path === "/sign-in" ? null : (
        <Button asChild size="small">
          <Link href="/sign-in">{t("signIn")}</Link>
        </Button>
      );
    case "signed-in":
      return <AccountMenu username={auth.username} />;
    case "unavailable":
      return <AccountMenu username={null} />;
  }
}
