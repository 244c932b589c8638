"use client";

import { useFormatter, useTranslations } from "next-intl";
import { trpc } from "../../trpc/trpc.ts";
import { LoadFailure } from "../notices/load-failure.client.tsx";
import { AuditEventLine } from "./audit-event-line.client.tsx";
import { OverviewSkeleton } from "./overview-skeleton.tsx";

/** How much there is, and what administrators did last. */
export function Overview() {
  const t = useTranslations("people.overview");
  const format = useFormatter();
  const overview = trpc.admin.overview.useQuery();
  if (overview.isPending) return <OverviewSkeleton status={t("loading")} />;
  if (!overview.data) {
    return (
      <LoadFailure
        title={t("failedTitle")}
        error={overview.error}
        pending={overview.isFetching}
        onRetry={() => overview.refetch()}
      />
    );
  }
  const { users, items, recent_events: events } = overview.data;
  const counts = [
    { name: t("users"), count: users },
    { name: t("items"), count: items },
  ];
  return (
    <section
      aria-label={t("label")}
      className="grid gap-x-12 gap-y-6 border-line border-y py-6 sm:grid-cols-[auto_1fr]"
    >
      <dl className="flex gap-10 sm:flex-col sm:gap-4">
        {counts.map(({ name, count }) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-ink-soft text-note">{name}</dt>
            <dd className="text-title leading-tight">{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      <div className="flex min-w-0 flex-col gap-2">
        <h2 className="text-ink-soft text-note font-normal">{t("recent")}</h2>
        {events.length === 0 ? (
          <p>{t("noEvents")}</p>
        ) : (
          <ol className="flex flex-col gap-2">
            {events.slice(0, 5).map((event) => (
              <AuditEventLine key={event.id} event={event} />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}
