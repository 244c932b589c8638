import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "../../../auth/confirm-form.client.tsx";
import { JourneyLink } from "../../../auth/journey-link.client.tsx";
import { JourneyPage } from "../../../auth/journey-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.confirm"))("title") };
}

export default function ConfirmPage() {
  const t = useTranslations("auth.confirm");
  return (
    <JourneyPage
      title={t("title")}
      others={
        <JourneyLink to="/sign-in" question={t("other")}>
          {t("signIn")}
        </JourneyLink>
      }
    >
      <ConfirmForm />
    </JourneyPage>
  );
}
