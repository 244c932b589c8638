import { expect, it } from "vitest";
import { readShortcut, type ShortcutAction, shortcutKeys } from "./shortcut-keys.ts";

it("knows every listed shortcut by its keys", () => {
  for (const [action, keys] of Object.entries(shortcutKeys)) {
    let before: string | null = null;
    let last = readShortcut(null, "");
    for (const key of keys) {
      last = readShortcut(before, key);
      before = last.kind === "started" ? last.key : null;
    }
    expect(last).toEqual({ kind: "action", action: action as ShortcutAction }); // as: Object.entries forgets the keys
  }
});

it("does nothing for any other key", () => {
  expect(readShortcut(null, "x")).toEqual({ kind: "nothing" });
  expect(readShortcut("g", "x")).toEqual({ kind: "nothing" });
});

it("takes a key that does not continue a shortcut for the beginning of another", () => {
  expect(readShortcut("g", "n")).toEqual({ kind: "action", action: "new-item" });
  expect(readShortcut("g", "g")).toEqual({ kind: "started", key: "g" });
});

it("keeps the second key of a shortcut silent on its own", () => {
  expect(readShortcut(null, "i")).toEqual({ kind: "nothing" });
});
