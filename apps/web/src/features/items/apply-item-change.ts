import type { ItemChange } from "@sekisho/contract/item-changes";
import type { Item } from "@sekisho/contract/items";
import { findItem, type ItemPages, isUnsaved, removeItem, replaceItem, restoreItem } from "./item-pages.ts";

type Loaded<P> = ItemPages<P> | undefined;

/**
 * The list after a change the API told of. A change that the list shows already leaves it as it is: one's own come back by
 * the stream too, and after a pause changes are told that the list was read with.
 */
export function applyItemChange<P>(loaded: Loaded<P>, change: ItemChange): Loaded<P> {
  switch (change.kind) {
    case "created":
      return showCreated(loaded, change.item);
    case "renamed":
      return replaceItem(loaded, change.item.id, change.item);
    case "deleted":
      return removeItem(loaded, change.id);
  }
}

/** Would somebody who reads the list see a difference? One's own changes are shown before they are told. */
export function isNews<P>(loaded: Loaded<P>, change: ItemChange): boolean {
  if (change.kind === "deleted") return findItem(loaded, change.id) !== undefined;
  const shown = findItem(loaded, change.item.id);
  if (change.kind === "renamed") return shown !== undefined && shown.name !== change.item.name;
  return shown === undefined && unsavedTwin(loaded, change.item) === undefined;
}

function showCreated<P>(loaded: Loaded<P>, item: Item): Loaded<P> {
  if (!loaded || findItem(loaded, item.id)) return loaded;
  const twin = unsavedTwin(loaded, item);
  if (twin) return replaceItem(loaded, twin.id, item);
  const items = loaded.pages.flatMap((page) => page.items);
  const isBelowWhatIsLoaded = items.every((shown) => isUnsaved(shown) || shown.id > item.id);
  // It will come with the page it is on.
  if (isBelowWhatIsLoaded && loaded.pages.at(-1)?.next_cursor != null) return loaded;
  return restoreItem(loaded, item);
}

/** One's own item that waits for its number: the oldest of that name, since they are sent in order. */
const unsavedTwin = <P>(loaded: Loaded<P>, { name }: Item): Item | undefined =>
  loaded?.pages.flatMap((page) => page.items).findLast((shown) => isUnsaved(shown) && shown.name === name);
