import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdministratorsOnly } from "../../../features/checkpoint/administrators-only.client.tsx";
import { PageHeading } from "../../../features/checkpoint/page-heading.tsx";
import { Overview } from "../../../features/people/overview.client.tsx";
import { PeopleSearch } from "../../../features/people/people-search.client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("title") };
}

export default async function PeoplePage() {
  const t = await getTranslations("people");
  return (
    <AdministratorsOnly>
      <div className="flex flex-col gap-8 py-10">
        <PageHeading title={t("title")}>{t("lead")}</PageHeading>
        <Overview />
        <PeopleSearch />
      </div>
    </AdministratorsOnly>
  );
}
