import type { ReactNode } from "react";

/** A name and what stands beside it; below it where the screen is narrow. */
export function PassLine({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 py-3 sm:grid-cols-[12rem_1fr] sm:items-baseline">
      <dt className="text-ink-soft text-note">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
