import type { Item, ItemPage } from "@sekisho/contract/items";

/** The pages of the list that are on the screen, as the query cache holds them. Newest first, across all pages. */
export type ItemPages<PageParam> = { readonly pages: ItemPage[]; readonly pageParams: PageParam[] };

/** An item that is shown before the API has numbered it has a negative id, which the API never gives. */
export const isUnsaved = (item: Item): boolean => item.id < 0;

/** Every change returns a new value; without loaded pages there is nothing to change. */
type Change<T> = T | undefined;

/** Shows a new item at the top. */
export function addItem<P>(loaded: Change<ItemPages<P>>, item: Item): Change<ItemPages<P>> {
  return (
    loaded && mapPages(loaded, (page, index) => (index === 0 ? withItems(page, [item, ...page.items]) : page))
  );
}

/**
 * Puts `item` in the place of the item with this id, or changes nothing when that is gone. Where it is shown already, under
 * its own id, it goes from there: it is never shown twice.
 */
export function replaceItem<P>(loaded: Change<ItemPages<P>>, id: number, item: Item): Change<ItemPages<P>> {
  if (!findItem(loaded, id)) return loaded;
  return (
    loaded &&
    mapPages(loaded, (page) =>
      withItems(
        page,
        page.items
          .filter((shown) => shown.id === id || shown.id !== item.id)
          .map((shown) => (shown.id === id ? item : shown)),
      ),
    )
  );
}

export function removeItem<P>(loaded: Change<ItemPages<P>>, id: number): Change<ItemPages<P>> {
  return (
    loaded &&
    mapPages(loaded, (page) =>
      withItems(
        page,
        page.items.filter((shown) => shown.id !== id),
      ),
    )
  );
}

/**
 * Brings a removed item back to where it was: by its id, not by its old position, since the list may have
 * changed while the API was answering.
 */
export function restoreItem<P>(loaded: Change<ItemPages<P>>, item: Item): Change<ItemPages<P>> {
  if (!loaded || findItem(loaded, item.id)) return loaded;
  const last = loaded.pages.length - 1;
  const home = loaded.pages.findIndex((page) => page.items.some((shown) => isOlder(shown, item)));
  return mapPages(loaded, (page, index) => {
    if (index !== (home < 0 ? last : home)) return page;
    const place = page.items.findIndex((shown) => isOlder(shown, item));
    return withItems(page, page.items.toSpliced(place < 0 ? page.items.length : place, 0, item));
  });
}

export function findItem<P>(loaded: Change<ItemPages<P>>, id: number): Item | undefined {
  return loaded?.pages.flatMap((page) => page.items).find((item) => item.id === id);
}

const isOlder = (shown: Item, than: Item) => !isUnsaved(shown) && shown.id < than.id;

const withItems = (page: ItemPage, items: Item[]): ItemPage => ({ ...page, items });

function mapPages<P>(
  loaded: ItemPages<P>,
  change: (page: ItemPage, index: number) => ItemPage,
): ItemPages<P> {
  return { pages: loaded.pages.map(change), pageParams: loaded.pageParams };
}
