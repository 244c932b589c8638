"use client";

import type { Person } from "@sekisho/contract/users";
import { useTranslations } from "next-intl";
import { classNames } from "../../components/class-names.ts";

/** In words; the mark beside it is shape as well as colour. */
export function PersonStatus({ person }: { person: Person }) {
  const t = useTranslations("people.status");
  const mark = !person.enabled
    ? "rounded-sm border-danger"
    : person.status === "CONFIRMED" || person.status === "EXTERNAL_PROVIDER"
      ? "rounded-sm border-success bg-success"
      : "rotate-45 scale-80 border-warning bg-warning";
  return (
    <span className="inline-flex items-center gap-2 text-body">
      <span aria-hidden="true" className={classNames("size-2.5 shrink-0 border-2", mark)} />
      {person.enabled ? t(person.status) : t("disabled")}
    </span>
  );
}
