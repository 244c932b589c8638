"use client";

import { useSyncExternalStore } from "react";

const key = "sekisho.shortcuts";
const listeners = new Set<() => void>();

const areOn = () => localStorage.getItem(key) !== "off";

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Remembers on this device whether single letters are shortcuts (WCAG 2.1.4: there must be a way to switch them off). */
export function setShortcutsOn(on: boolean): void {
  if (on) localStorage.removeItem(key);
  else localStorage.setItem(key, "off");
  for (const notify of listeners) notify();
}

/** Are single letters shortcuts on this device? */
export const useShortcutsOn = (): boolean => useSyncExternalStore(subscribe, areOn, () => true);
