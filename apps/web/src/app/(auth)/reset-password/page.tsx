import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { JourneyLink } from "../../../auth/journey-link.client.tsx";
import { JourneyPage } from "../../../auth/journey-page.tsx";
import { ResetPasswordForm } from "../../../auth/reset-password-form.client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.reset"))("title") };
}

export default function ResetPasswordPage() {
  const t = useTranslations("auth.reset");
  return (
    <JourneyPage
      title={t("title")}
      others={
        <JourneyLink to="/forgot-password" question={t("again")}>
          {t("request")}
        </JourneyLink>
      }
    >
      <ResetPasswordForm />
    </JourneyPage>
  );
}
