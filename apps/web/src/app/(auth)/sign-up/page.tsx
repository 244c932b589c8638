import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AlreadySignedIn } from "../../../auth/already-signed-in.client.tsx";
import { JourneyLink } from "../../../auth/journey-link.client.tsx";
import { JourneyPage } from "../../../auth/journey-page.tsx";
import { SignUpForm } from "../../../auth/sign-up-form.client.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signUp"))("title") };
}

export default function SignUpPage() {
  const t = useTranslations("auth.signUp");
  return (
    <JourneyPage
      title={t("title")}
      others={
        <JourneyLink to="/sign-in" question={t("haveAccount")}>
          {t("signIn")}
        </JourneyLink>
      }
    >
      <AlreadySignedIn />
      <SignUpForm />
    </JourneyPage>
  );
}
