"use client";

import type { Item } from "@sekisho/contract/items";
import { type RefObject, useEffect, useRef } from "react";
import { newItemFieldId } from "./new-item-field-id.ts";
import { focusAction } from "./row-keys.ts";

/**
 * Keeps a keyboard user's place when a row goes: the focus moves to the row that took its place, or above it,
 * or to the field for a new item. Call the result with the id of the item that is about to go.
 */
export function useFocusAfterRemoval(
  items: readonly Item[],
  list: RefObject<HTMLUListElement | null>,
): (id: number) => void {
  const leaving = useRef<{ id: number; place: number } | null>(null);
  useEffect(() => {
    if (!leaving.current || items.some((item) => item.id === leaving.current?.id)) return;
    const rows = list.current?.children;
    const row = rows?.[Math.min(leaving.current.place, rows.length - 1)] ?? null;
    leaving.current = null;
    if (!focusAction(row, "remove")) document.getElementById(newItemFieldId)?.focus();
  }, [items, list]);
  return (id) => {
    leaving.current = { id, place: items.findIndex((item) => item.id === id) };
  };
}
