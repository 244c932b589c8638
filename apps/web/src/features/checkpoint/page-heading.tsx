import type { ReactNode } from "react";

/** The name of a page, and one sentence on what it is for. */
export function PageHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <h1 className="text-title">{title}</h1>
      {children && <p className="max-w-read text-ink-soft">{children}</p>}
    </div>
  );
}
