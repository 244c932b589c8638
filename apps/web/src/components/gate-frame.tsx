import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** The gate, drawn around what stands in it. On a phone the posts would only take room: the lintel remains. */
export function GateFrame({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className="sm:px-5">
      <div aria-hidden="true" className="h-1.5 bg-ink sm:-mx-5" />
      <div className={classNames("border-ink pt-9 sm:mt-1 sm:border-x-6 sm:px-10 sm:pt-11", className)}>
        {children}
      </div>
    </div>
  );
}
