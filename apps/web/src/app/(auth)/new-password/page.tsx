import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { JourneyLink } from "../../../auth/journey-link.client.tsx";
import { JourneyPage } from "../../../auth/journey-page.tsx";
import { NewPasswordForm } from "../../../auth/new-password-form.client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.newPassword"))("title") };
}

export default function NewPasswordPage() {
  const t = useTranslations("auth.newPassword");
  return (
    <JourneyPage
      title={t("title")}
      lead={t("lead")}
      others={
        <JourneyLink to="/sign-in" question={t("again")}>
          {t("signIn")}
        </JourneyLink>
      }
    >
      <NewPasswordForm />
    </JourneyPage>
  );
}
