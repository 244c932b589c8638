"use client";

import type { Item } from "@sekisho/contract/items";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ItemRow } from "./item-row.client.tsx";
import { RemoveItemDialog } from "./remove-item-dialog.client.tsx";
import { RenameItemForm } from "./rename-item-form.client.tsx";
import { focusAction, handleRowKey } from "./row-keys.ts";
import { useDeleteItem } from "./use-delete-item.client.ts";
import { useFocusAfterRemoval } from "./use-focus-after-removal.client.ts";
import { useRenameItem } from "./use-rename-item.client.ts";

/** The rows of the list, one of which may be being renamed. The keyboard moves between them. */
export function ItemRows({ items }: { items: readonly Item[] }) {
  const t = useTranslations("items.list");
  const [renaming, setRenaming] = useState<number | null>(null);
  const [removing, setRemoving] = useState<Item | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const rename = useRenameItem();
  const remove = useDeleteItem();
  const keepPlace = useFocusAfterRemoval(items, list);

  function endRenaming(id: number) {
    setRenaming(null);
    // After the row is a row again.
    requestAnimationFrame(() =>
      focusAction(list.current?.querySelector(`[data-item="${id}"]`) ?? null, "rename"),
    );
  }

  return (
    <>
      <ul
        ref={list}
        aria-label={t("label")}
        className="divide-y divide-line border-line border-y empty:hidden"
        onKeyDown={(event) => handleRowKey(event.key, event.target) && event.preventDefault()}
      >
        {items.map((item) => (
          <li key={item.id} data-item={item.id}>
            {renaming === item.id ? (
              <RenameItemForm
                item={item}
                onCancel={() => endRenaming(item.id)}
                onRename={(name) => {
                  rename.mutate({ id: item.id, name });
                  endRenaming(item.id);
                }}
              />
            ) : (
              <ItemRow item={item} onRename={() => setRenaming(item.id)} onRemove={() => setRemoving(item)} />
            )}
          </li>
        ))}
      </ul>
      <RemoveItemDialog
        item={removing}
        onCancel={() => setRemoving(null)}
        onConfirm={(item) => {
          setRemoving(null);
          keepPlace(item.id);
          remove.mutate({ id: item.id });
        }}
      />
    </>
  );
}
