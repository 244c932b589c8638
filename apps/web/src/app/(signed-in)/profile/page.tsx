import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "../../../features/checkpoint/page-heading.tsx";
import { DeleteAccountSection } from "../../../features/profile/delete-account-section.client.tsx";
import { EmailSection } from "../../../features/profile/email-section.client.tsx";
import { PassCard } from "../../../features/profile/pass-card.client.tsx";
import { PasswordSection } from "../../../features/profile/password-section.client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("profile");
  return { title: t("title") };
}

export default async function ProfilePage() {
  const t = await getTranslations("profile");
  return (
    <div className="flex flex-col gap-8 py-10">
      <PageHeading title={t("title")}>{t("pass.lead")}</PageHeading>
      <PassCard />
      <div>
        <EmailSection />
        <PasswordSection />
        <DeleteAccountSection />
      </div>
    </div>
  );
}
