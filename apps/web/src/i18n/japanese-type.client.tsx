"use client";

import { useLocale } from "next-intl";
import { useEffect } from "react";
import { useAuth } from "../auth/auth-provider.client.tsx";

/**
 * Brings Noto Sans JP to readers of Japanese, and to whoever is signed in: names and items are written in any language,
 * whatever the page's is. Its stylesheet names 124 slices of the font (31 kB compressed): too much to hold up the first
 * sight of a page, which the device's own Japanese font, as wide, gives at once.
 */
export function JapaneseType() {
  const locale = useLocale();
  const auth = useAuth();
  const isNeeded = locale === "ja" || auth.kind === "signed-in";
  useEffect(() => {
    if (isNeeded) void import("../app/noto-sans-jp.css");
  }, [isNeeded]);
  return null;
}
