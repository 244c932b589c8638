import Link from "next/link";
import { useTranslations } from "next-intl";
import { AccountArea } from "../auth/account-area.client.tsx";
import { GateMark } from "../components/gate-mark.tsx";
import { LanguageSwitch } from "../i18n/language-switch.tsx";
import type { Theme } from "../theme/theme.ts";
import { ThemeSwitch } from "../theme/theme-switch.client.tsx";

/** The top of every page: the mark, how the page is read, and who is here. */
export function SiteHeader({ theme }: { theme: Theme }) {
  const t = useTranslations("shell");
  return (
    <header className="border-line border-b">
      <div className="mx-auto flex min-h-16 w-full max-w-page items-center gap-1 px-4 sm:gap-2 sm:px-8">
        <Link
          href="/"
          aria-label={t("home")}
          className="mr-auto flex min-h-11 items-center gap-2.5 rounded-md font-semibold text-lead"
        >
          <GateMark className="size-6" />
          {/* On the narrowest screens the mark speaks for itself. */}
          <span className="max-[24rem]:sr-only">{t("name")}</span>
        </Link>
        <LanguageSwitch />
        <ThemeSwitch theme={theme} />
        <AccountArea />
      </div>
    </header>
  );
}
