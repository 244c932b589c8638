"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Where a form takes the place of a button, or gives it back, the focused element goes away. Whenever `step` changes,
 * the focus moves to the first field, or else the first button, of what is there now. Put the result on the place.
 */
export function useFocusInPlace(step: string): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef(step);
  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    const within = place.current;
    (within?.querySelector("input") ?? within?.querySelector("button"))?.focus();
  }, [step]);
  return place;
}
