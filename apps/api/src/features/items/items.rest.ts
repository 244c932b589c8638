import { Item, type ItemPage } from "@sekisho/contract/items";
import { z } from "zod";
import type { RestMeta } from "../../rest/rest-meta.ts";

const tag = "items";

/** How each verb on items is spoken as REST. */
export const itemsRest = {
  list: {
    method: "GET",
    path: "/items",
    tag,
    summary: { ja: "自分のアイテムの一覧", en: "List one's own items" },
    // The list is a bare array, as it always was; where it goes on is said in the Link field.
    body: ({ items }: ItemPage) => items,
    bodySchema: z.array(Item),
    nextCursor: ({ next_cursor }: ItemPage) => next_cursor,
  },
  byId: {
    method: "GET",
    path: "/items/{id}",
    errors: ["not_found"],
    tag,
    summary: { ja: "アイテムを表示", en: "Show an item" },
  },
  create: {
    method: "POST",
    path: "/items",
    status: 201,
    tag,
    summary: { ja: "アイテムを作成", en: "Create an item" },
    location: ({ id }: Item) => `/items/${id}`,
  },
  update: {
    method: "PATCH",
    path: "/items/{id}",
    errors: ["not_found"],
    tag,
    summary: { ja: "アイテムの名前を変更", en: "Rename an item" },
  },
  delete: {
    method: "DELETE",
    path: "/items/{id}",
    status: 204,
    errors: ["not_found"],
    tag,
    summary: { ja: "アイテムを削除", en: "Delete an item" },
  },
  me: {
    method: "GET",
    path: "/items/me",
    tag,
    summary: { ja: "アイテムの持ち主（自分）", en: "Whose items these are" },
  },
} as const satisfies Record<string, RestMeta>;
