import type { ReactNode } from "react";

/** A list with nothing in it: one sentence, and the next step. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-md border border-line border-dashed px-6 py-12 text-center">
      <p className="max-w-read text-ink-soft">{children}</p>
      {action}
    </div>
  );
}
