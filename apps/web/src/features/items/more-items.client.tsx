"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../components/button.tsx";
import { useProblemText } from "../../trpc/use-problem-text.client.ts";
import type { useItems } from "./use-items.client.ts";

/** The way to older items, and how many are shown. */
export function MoreItems({ list, shown }: { list: ReturnType<typeof useItems>; shown: number }) {
  const t = useTranslations("items.list");
  const problemText = useProblemText();
  if (shown === 0) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p role="status" className="text-ink-soft text-note">
        {t(list.hasNextPage ? "shown" : "shownAll", { count: shown })}
      </p>
      {list.hasNextPage && (
        <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {list.isFetchingNextPage ? t("loadingMore") : t("more")}
        </Button>
      )}
      {list.isFetchNextPageError && (
        <p role="alert" className="basis-full text-danger text-note">
          {t("moreFailed", { why: problemText(list.error) })}
        </p>
      )}
    </div>
  );
}
