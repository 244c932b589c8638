import type { Item } from "@sekisho/contract/items";
import { expect, it } from "vitest";
import { addItem, findItem, removeItem, replaceItem, restoreItem } from "./item-pages.ts";

const item = (id: number, name = `item ${id}`): Item => ({
  id,
  name,
  owner_sub: "s",
  created_at: "2026-01-01T00:00:00.000Z",
});

const loaded = {
  pages: [
    { items: [item(9), item(7)], next_cursor: 7 },
    { items: [item(5), item(3)], next_cursor: null },
  ],
  pageParams: [null, 7],
};

const idsOf = (pages: typeof loaded | undefined) =>
  pages?.pages.map((page) => page.items.map(({ id }) => id));

it("shows a new item first", () => {
  expect(idsOf(addItem(loaded, item(-1)))).toEqual([
    [-1, 9, 7],
    [5, 3],
  ]);
});

it("numbers a new item in its place", () => {
  expect(idsOf(replaceItem(addItem(loaded, item(-1)), -1, item(10)))).toEqual([
    [10, 9, 7],
    [5, 3],
  ]);
});

it("changes an item on a later page and no other", () => {
  const changed = replaceItem(loaded, 5, item(5, "renamed"));
  expect(findItem(changed, 5)?.name).toBe("renamed");
  expect(findItem(changed, 3)?.name).toBe("item 3");
});

for (const id of [9, 7, 5, 3]) {
  it(`brings a removed item back to where it was: ${id}`, () => {
    const removed = removeItem(loaded, id);
    expect(findItem(removed, id)).toBeUndefined();
    expect(restoreItem(removed, item(id))?.pages.flatMap((page) => page.items)).toEqual(
      loaded.pages.flatMap((page) => page.items),
    );
  });
}

it("brings an item back below one that was added in the meantime", () => {
  const changed = addItem(removeItem(loaded, 9), item(-1));
  expect(restoreItem(changed, item(9))?.pages[0]?.items.map(({ id }) => id)).toEqual([-1, 9, 7]);
});

it("never shows an item twice", () => {
  expect(restoreItem(loaded, item(7))).toBe(loaded);
});

it("does nothing to a list that is not loaded", () => {
  expect(addItem(undefined, item(1))).toBeUndefined();
  expect(restoreItem(undefined, item(1))).toBeUndefined();
});

it("leaves what it was given untouched", () => {
  const before = structuredClone(loaded);
  removeItem(addItem(loaded, item(-1)), 9);
  expect(loaded).toEqual(before);
});
