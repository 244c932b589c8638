import { z } from "zod";

/** The languages everything a person reads exists in; the first is the one used when nothing is asked for. */
export const locales = ["ja", "en"] as const;

export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

export const defaultLocale: Locale = "ja";

/**
 * The language to answer in, from an Accept-Language field (RFC 9110, section 12.5.4).
 * Absent, unreadable or unknown languages give Japanese, the language of the product's home.
 */
export function localeFrom(acceptLanguage: string | undefined): Locale {
  if (!acceptLanguage) return defaultLocale;
  let best: { locale: Locale; weight: number } | undefined;
  for (const range of acceptLanguage.slice(0, 256).split(",")) {
    const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
    const locale = locales.find((known) => tag === known || tag.startsWith(`${known}-`));
    const quality = parameters.map((p) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/.exec(p)?.[1]).find(Boolean);
    const weight = quality === undefined ? 1 : Number(quality);
    if (locale && weight > 0 && weight > (best?.weight ?? 0)) best = { locale, weight };
  }
  return best?.locale ?? defaultLocale;
}
