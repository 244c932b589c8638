"use client";

import { useLocale } from "next-intl";
import { useEffect } from "react";

/**
 * Brings Noto Sans JP to readers of Japanese. Its stylesheet names 124 slices of the font (31 kB compressed):
 * too much to hold up the first sight of a page, which the device's own Japanese font, as wide, gives at once.
 */
export function JapaneseType() {
  const locale = useLocale();
  useEffect(() => {
    if (locale === "ja") void import("../app/noto-sans-jp.css");
  }, [locale]);
  return null;
}
