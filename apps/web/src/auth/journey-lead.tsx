import type { ReactNode } from "react";

/** What a form of the journey begins with when only the browser knows it: as close to the page's title as a lead that the server wrote. */
export function JourneyLead({ children }: { children: ReactNode }) {
  return <p className="-mt-4 text-ink-soft">{children}</p>;
}
