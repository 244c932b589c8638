"use client";

import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { endHandoff } from "./handoff.ts";
import { returnPath, withReturnPath } from "./return-path.ts";

/** The way through the journey: on to its next page, or out of it to where somebody came from. */
export function useReturn() {
  const router = useRouter();
  const next = useSearchParams().get("next");
  return {
    /** A page of the journey, with the way back kept. */
    along: (page: Route) => withReturnPath(page, next),
    /** Goes to a page of the journey. */
    goAlong: (page: Route) => router.push(withReturnPath(page, next)),
    /** The journey is over: the gate is open. */
    arrive: () => {
      endHandoff();
      router.replace(returnPath(next));
    },
  };
}
