"use client";

import { can } from "@sekisho/auth/policy";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { GateMark } from "../../components/gate-mark.tsx";
import { trpc } from "../../trpc/trpc.ts";
import { LoadFailure } from "../notices/load-failure.client.tsx";
import { holderOf } from "./holder-of.ts";
import { administration } from "./page-policies.ts";
import { PageSkeleton } from "./page-skeleton.tsx";

/** Shows the page inside to administrators, and tells everybody else calmly why not. The API decides for itself. */
export function AdministratorsOnly({ children }: { children: ReactNode }) {
  const t = useTranslations("signedIn");
  const role = useTranslations("shell.role");
  const me = trpc.auth.me.useQuery();

  if (me.isPending) return <PageSkeleton status={t("gate.loading")} />;
  // Only where it was never told: a look that fails later takes no page away from whoever works in it.
  if (!me.data) {
    return (
      <div className="py-10">
        <LoadFailure
          title={t("gate.roleUnknown")}
          error={me.error}
          pending={me.isFetching}
          onRetry={() => me.refetch()}
        />
      </div>
    );
  }
  if (can(holderOf(me.data), administration)) return children;
  return (
    <section className="mx-auto flex w-full max-w-form flex-col items-start gap-4 py-16">
      <GateMark className="mb-2 size-10 text-ink-soft" />
      <h1 className="text-title">{t("forbidden.title")}</h1>
      <p className="text-ink-soft">{t("forbidden.body", { role: role(me.data.role ?? "none") })}</p>
      <Button asChild>
        <Link href="/items">{t("forbidden.back")}</Link>
      </Button>
    </section>
  );
}
