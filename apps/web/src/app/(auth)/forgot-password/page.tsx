import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ForgotPasswordForm } from "../../../auth/forgot-password-form.client.tsx";
import { JourneyLink } from "../../../auth/journey-link.client.tsx";
import { JourneyPage } from "../../../auth/journey-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.forgot"))("title") };
}

export default function ForgotPasswordPage() {
  const t = useTranslations("auth.forgot");
  return (
    <JourneyPage
      title={t("title")}
      lead={t("lead")}
      others={<JourneyLink to="/sign-in">{t("back")}</JourneyLink>}
    >
      <ForgotPasswordForm />
    </JourneyPage>
  );
}
