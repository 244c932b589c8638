"use client";

import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { chooseTheme } from "./choose-theme.ts";
import { type Theme, themes } from "./theme.ts";

/** Light, dark, or as the device says: the device's own list, behind a half-dark disc. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const t = useTranslations("shell.theme");
  return (
    <label className="relative grid size-9 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-ai pointer-coarse:size-11">
      <span className="sr-only">{t("label")}</span>
      <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
      </svg>
      <select
        className="absolute inset-0 opacity-0"
        value={theme}
        onChange={(event) => {
          const { value } = event.currentTarget;
          startTransition(() => chooseTheme(value));
        }}
      >
        {themes.map((value) => (
          <option key={value} value={value} className="bg-raised text-ink">
            {t(value)}
          </option>
        ))}
      </select>
    </label>
  );
}
