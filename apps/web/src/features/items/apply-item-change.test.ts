import type { Item } from "@sekisho/contract/items";
import { describe, expect, it } from "vitest";
import { applyItemChange, isNews } from "./apply-item-change.ts";
import { addItem, type ItemPages, replaceItem } from "./item-pages.ts";

const at = "2026-01-01T00:00:00.000Z";
const item = (id: number, name = `item ${id}`): Item => ({ id, name, owner_sub: "s", created_at: at });
const loaded: ItemPages<number | null> = {
  pages: [
    { items: [item(9), item(7)], next_cursor: 7 },
    { items: [item(5), item(3)], next_cursor: null },
  ],
  pageParams: [null, 7],
};
const created = (one: Item) => ({ kind: "created", at, item: one }) as const;
const renamed = (one: Item) => ({ kind: "renamed", at, item: one }) as const;
const deleted = (id: number) => ({ kind: "deleted", at, id }) as const;
const shown = (pages: ItemPages<number | null> | undefined) =>
  pages?.pages.flatMap(({ items }) => items.map(({ id, name }) => `${id} ${name}`));
const before = ["9 item 9", "7 item 7", "5 item 5", "3 item 3"];

describe("what happened elsewhere", () => {
  it("is in the list, each item in its place", () => {
    expect(shown(applyItemChange(loaded, created(item(10))))).toEqual(["10 item 10", ...before]);
    expect(shown(applyItemChange(loaded, renamed(item(5, "new"))))).toEqual([
      "9 item 9",
      "7 item 7",
      "5 new",
      "3 item 3",
    ]);
    expect(shown(applyItemChange(loaded, deleted(7)))).toEqual(["9 item 9", "5 item 5", "3 item 3"]);
    expect(isNews(loaded, created(item(10)))).toBe(true);
    expect(isNews(loaded, renamed(item(5, "new")))).toBe(true);
    expect(isNews(loaded, deleted(7))).toBe(true);
  });

  it("changes nothing when it is told again", () => {
    for (const change of [created(item(10)), renamed(item(5, "new")), deleted(7)]) {
      const once = applyItemChange(loaded, change);
      expect(applyItemChange(once, change)).toEqual(once);
      expect(isNews(once, change)).toBe(false);
    }
  });

  it("waits for the list, and for the page it is on", () => {
    expect(applyItemChange(undefined, created(item(10)))).toBeUndefined();
    const [first] = loaded.pages;
    const partly = { pages: first ? [first] : [], pageParams: [null] };
    expect(applyItemChange(partly, created(item(6)))).toBe(partly);
    expect(shown(applyItemChange(partly, created(item(8))))).toEqual(["9 item 9", "8 item 8", "7 item 7"]);
  });

  it("is the first thing in an empty list", () => {
    const empty = { pages: [{ items: [], next_cursor: null }], pageParams: [null] };
    expect(shown(applyItemChange(empty, created(item(1))))).toEqual(["1 item 1"]);
  });
});

describe("one's own new item", () => {
  const waiting = addItem(addItem(loaded, item(-1, "same")), item(-2, "same"));

  it("gets its number from whoever tells it first, the stream or the answer, and is never shown twice", () => {
    const told = applyItemChange(waiting, created(item(10, "same")));
    expect(shown(told)).toEqual(["-2 same", "10 same", ...before]);
    expect(isNews(waiting, created(item(10, "same")))).toBe(false);
    expect(shown(replaceItem(told, -1, item(10, "same")))).toEqual(shown(told));
    const answered = replaceItem(waiting, -1, item(10, "same"));
    expect(shown(applyItemChange(answered, created(item(10, "same"))))).toEqual(shown(told));
  });

  it("is not shown twice when two answers cross", () => {
    const told = applyItemChange(waiting, created(item(10, "same")));
    expect(shown(replaceItem(told, -2, item(10, "same")))).toEqual(["10 same", ...before]);
  });
});
