import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "../../../features/checkpoint/page-heading.tsx";
import { ItemList } from "../../../features/items/item-list.client.tsx";
import { NewItemForm } from "../../../features/items/new-item-form.client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("items");
  return { title: t("title") };
}

export default async function ItemsPage() {
  const t = await getTranslations("items");
  return (
    <div className="flex flex-col gap-8 py-10">
      <PageHeading title={t("title")}>{t("lead")}</PageHeading>
      <NewItemForm />
      <ItemList />
    </div>
  );
}
