import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const tones = {
  note: "border-ai bg-ai-wash",
  success: "border-success bg-success-wash",
  warning: "border-warning bg-warning-wash",
  danger: "border-danger bg-danger-wash",
} as const;

type BannerProps = { tone?: keyof typeof tones; title?: ReactNode; children?: ReactNode };

/**
 * Something the reader should know about the whole page. Problems are spoken at once, the rest when there is a pause.
 * To be heard, a banner must come into a page that is already there: render it when the thing happens.
 */
export function Banner({ tone = "note", title, children }: BannerProps) {
  return (
    <div
      role={tone === "danger" || tone === "warning" ? "alert" : "status"}
      className={classNames("animate-arrive rounded-md border-l-3 px-4 py-3 text-body", tones[tone])}
    >
      {title && <p className="font-medium">{title}</p>}
      {children}
    </div>
  );
}
