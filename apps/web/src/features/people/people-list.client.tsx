"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useProblemText } from "../../trpc/use-problem-text.client.ts";
import { LoadFailure } from "../notices/load-failure.client.tsx";
import { PeopleSkeleton } from "./people-skeleton.tsx";
import { PeopleTable } from "./people-table.client.tsx";
import { usePeople } from "./use-people.client.ts";

/** The people a search found, in each state: loading, failed, nobody, some. */
export function PeopleList({ search }: { search: string }) {
  const t = useTranslations("people");
  const problemText = useProblemText();
  const list = usePeople(search);
  if (list.isPending) return <PeopleSkeleton status={t("list.loading")} />;
  if (!list.data) {
    return (
      <LoadFailure
        title={t("list.failedTitle")}
        safe={t("list.failedBody")}
        error={list.error}
        pending={list.isFetching}
        onRetry={() => list.refetch()}
      />
    );
  }
  const people = list.data.pages.flatMap((page) => page.people);
  return (
    <div className="flex flex-col gap-6" aria-busy={list.isPlaceholderData}>
      {people.length > 0 && <PeopleTable people={people} search={search} />}
      {people.length === 0 && (
        <EmptyState>{search === "" ? t("list.empty") : t("list.notFound", { search })}</EmptyState>
      )}
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p role="status" className={people.length === 0 ? "sr-only" : "text-ink-soft text-note"}>
          {t("search.found", { count: people.length })}
        </p>
        {list.hasNextPage && (
          <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? t("list.loadingMore") : t("list.more")}
          </Button>
        )}
        {list.isFetchNextPageError && (
          <p role="alert" className="basis-full text-danger text-note">
            {t("list.moreFailed", { why: problemText(list.error) })}
          </p>
        )}
      </div>
    </div>
  );
}
