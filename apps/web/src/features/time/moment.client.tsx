"use client";

import { useLocale } from "next-intl";
import { describeMoment, formatDate, formatDateTime } from "./describe-moment.ts";
import { useNow } from "./use-now.client.ts";

type MomentProps = {
  /** As the API writes it: ISO 8601. */
  at: string;
  /** `relative` for what has just happened; `full` where the minute matters. */
  look?: "relative" | "date" | "full";
};

/** A moment in the reader's language and time zone; the exact time is a hover away. */
export function Moment({ at, look = "relative" }: MomentProps) {
  const locale = useLocale();
  const now = useNow();
  const date = new Date(at);
  const texts = {
    relative: () => describeMoment(date, now, locale),
    date: () => formatDate(date, locale),
    full: () => formatDateTime(date, locale),
  };
  return (
    <time dateTime={at} title={formatDateTime(date, locale)}>
      {texts[look]()}
    </time>
  );
}
