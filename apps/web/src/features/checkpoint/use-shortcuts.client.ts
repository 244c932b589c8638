"use client";

import { useEffect } from "react";
import { readShortcut, type ShortcutAction } from "./shortcut-keys.ts";

/** Milliseconds within which the second key of a shortcut must follow. */
const patience = 1500;

/** Calls `act` for every shortcut that is pressed outside fields and open dialogs, while `on`. */
export function useShortcuts(on: boolean, act: (action: ShortcutAction) => void): void {
  useEffect(() => {
    if (!on) return;
    let started: { key: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTaken(event.target))
        return;
      const before = started && event.timeStamp - started.at < patience ? started.key : null;
      const pressed = readShortcut(before, event.key);
      started = pressed.kind === "started" ? { key: pressed.key, at: event.timeStamp } : null;
      if (pressed.kind !== "action") return;
      event.preventDefault();
      act(pressed.action);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [on, act]);
}

/** Is somebody writing, or answering a question? Then letters are letters. */
function isTaken(target: EventTarget | null): boolean {
  const writing =
    target instanceof Element && target.closest("input, textarea, select, [contenteditable=true]");
  return Boolean(writing) || document.querySelector("[role=dialog], [role=menu]") !== null;
}
