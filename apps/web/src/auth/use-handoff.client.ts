"use client";

import { useMemo } from "react";
import { type Handoff, readHandoff } from "./handoff.ts";
import { useHydrated } from "./use-hydrated.client.ts";

/**
 * What the page before left for this one; null on the server and when nothing was left.
 * Read once: what this page leaves for the next must not change its own words while it goes.
 */
export function useHandoff(): Handoff | null {
  const hydrated = useHydrated();
  return useMemo(() => (hydrated ? readHandoff() : null), [hydrated]);
}
