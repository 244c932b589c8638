"use client";

import { useTranslations } from "next-intl";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadFailure } from "../notices/load-failure.client.tsx";
import { ItemListSkeleton } from "./item-list-skeleton.tsx";
import { ItemRows } from "./item-rows.client.tsx";
import { MoreItems } from "./more-items.client.tsx";
import { useItemChanges } from "./use-item-changes.client.ts";
import { useItems } from "./use-items.client.ts";

/** The caller's items in each of their states: loading, failed, none, some. */
export function ItemList() {
  const t = useTranslations("items");
  const list = useItems();
  useItemChanges();
  if (list.isPending) return <ItemListSkeleton status={t("list.loading")} />;
  if (!list.data) {
    return (
      <LoadFailure
        title={t("failed.title")}
        safe={t("failed.body")}
        error={list.error}
        pending={list.isFetching}
        onRetry={() => list.refetch()}
      />
    );
  }
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <div className="flex flex-col gap-6">
      <ItemRows items={items} />
      {items.length === 0 && <EmptyState>{t("empty")}</EmptyState>}
      <MoreItems list={list} shown={items.length} />
    </div>
  );
}
