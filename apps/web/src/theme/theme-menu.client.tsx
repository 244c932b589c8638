"use client";

import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { Button } from "../components/button.tsx";
import { Menu, MenuChoice, MenuLabel } from "../components/menu.client.tsx";
import { chooseTheme } from "./choose-theme.ts";
import { type Theme, themes } from "./theme.ts";

/** Light, dark, or as the device says. */
export function ThemeMenu({ theme }: { theme: Theme }) {
  const t = useTranslations("shell.theme");
  return (
    <Menu
      trigger={
        <Button
          kind="quiet"
          size="small"
          aria-label={t("label")}
          className="min-w-9 px-0 pointer-coarse:min-w-11"
        >
          <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
            <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
          </svg>
        </Button>
      }
    >
      <MenuLabel>{t("label")}</MenuLabel>
      <MenuChoice
        label={t("label")}
        value={theme}
        options={themes.map((value) => ({ value, text: t(value) }))}
        onChoose={(value) => startTransition(() => chooseTheme(value))}
      />
    </Menu>
  );
}
