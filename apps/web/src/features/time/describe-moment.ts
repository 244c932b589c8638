import type { Locale } from "@sekisho/contract/locale";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What people say; Intl has only "now" and "this minute". */
const justNow = { ja: "たった今", en: "just now" } as const satisfies Record<Locale, string>;

/** Says when something was as people say it: "5 minutes ago" for a week, then the date. `now` in milliseconds. */
export function describeMoment(at: Date, now: number, locale: Locale): string {
  const passed = now - at.getTime();
  const distance = Math.abs(passed);
  if (distance >= 7 * day) return formatDate(at, locale);
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const [length, unit] =
    distance < hour
      ? ([minute, "minute"] as const)
      : distance < day
        ? ([hour, "hour"] as const)
        : ([day, "day"] as const);
  const count = Math.trunc(-passed / length);
  return count === 0 ? justNow[locale] : ago.format(count, unit);
}

export const formatDate = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(at);

/** Date and time to the minute, in the reader's own time zone. */
export const formatDateTime = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(at);
