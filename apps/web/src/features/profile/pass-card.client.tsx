"use client";

import { useTranslations } from "next-intl";
import { Seal } from "../../components/seal.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { trpc } from "../../trpc/trpc.ts";
import { LoadFailure } from "../notices/load-failure.client.tsx";
import { PassDetails } from "./pass-details.client.tsx";

/** The caller's pass, as the API read it from the token of this very call. */
export function PassCard() {
  const t = useTranslations("profile.pass");
  const me = trpc.auth.me.useQuery();
  if (me.isPending) {
    return (
      <>
        <p role="status" className="sr-only">
          {t("loading")}
        </p>
        <Skeleton className="h-96 w-full" />
      </>
    );
  }
  if (!me.data) {
    return (
      <LoadFailure
        title={t("failedTitle")}
        error={me.error}
        pending={me.isFetching}
        onRetry={() => me.refetch()}
      />
    );
  }
  return (
    <section aria-labelledby="pass-title" className="rounded-md border border-line bg-raised">
      <div className="flex flex-wrap items-center justify-between gap-4 border-line border-b px-6 py-5">
        <div className="min-w-0">
          <h2 id="pass-title" className="text-ink-soft text-note font-normal">
            {t("title")}
          </h2>
          <p className="wrap-anywhere text-title font-semibold">{me.data.username}</p>
        </div>
        <Seal role={me.data.role} size="pass" />
      </div>
      <PassDetails me={me.data} />
    </section>
  );
}
