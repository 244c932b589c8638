import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AlreadySignedIn } from "../../../auth/already-signed-in.client.tsx";
import { JourneyLink } from "../../../auth/journey-link.client.tsx";
import { JourneyPage } from "../../../auth/journey-page.tsx";
import { SignInForm } from "../../../auth/sign-in-form.client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default function SignInPage() {
  const t = useTranslations("auth.signIn");
  return (
    <JourneyPage
      title={t("title")}
      others={
        <>
          <JourneyLink to="/forgot-password">{t("forgot")}</JourneyLink>
          <JourneyLink to="/sign-up" question={t("noAccount")}>
            {t("create")}
          </JourneyLink>
        </>
      }
    >
      <AlreadySignedIn />
      <SignInForm />
    </JourneyPage>
  );
}
