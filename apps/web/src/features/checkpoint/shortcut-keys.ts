/** What a key on the keyboard can ask for, on any page. */
export type ShortcutAction = "help" | "items" | "profile" | "people" | "new-item";

/** The keys, as they are pressed and as they are listed. */
export const shortcutKeys = {
  help: ["?"],
  items: ["g", "i"],
  profile: ["g", "p"],
  people: ["g", "m"],
  "new-item": ["n"],
} as const satisfies Record<ShortcutAction, readonly string[]>;

type Pressed =
  /** A shortcut is complete. */
  | { readonly kind: "action"; readonly action: ShortcutAction }
  /** The first key of a longer one: the next key decides. */
  | { readonly kind: "started"; readonly key: string }
  | { readonly kind: "nothing" };

/** What `key` means after `before`, the first key of a shortcut that was started. */
export function readShortcut(before: string | null, key: string): Pressed {
  const pressed = before === null ? [key] : [before, key];
  for (const action of Object.keys(shortcutKeys) as ShortcutAction[]) {
    // as: Object.keys forgets the literal keys
    const keys: readonly string[] = shortcutKeys[action];
    if (!pressed.every((one, index) => keys[index] === one)) continue;
    return keys.length === pressed.length ? { kind: "action", action } : { kind: "started", key };
  }
  // A key that does not go on from the first may still be a shortcut of its own.
  return before === null ? { kind: "nothing" } : readShortcut(null, key);
}
