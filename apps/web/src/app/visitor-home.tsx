import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../components/button.tsx";
import { SamplePass } from "./sample-pass.tsx";

const steps = ["show", "check", "pass"] as const;

/** The home page for somebody who is not signed in: what this is, and the way in. */
export function VisitorHome() {
  const t = useTranslations("home");
  return (
    <div className="flex flex-col gap-14 py-12 sm:py-20">
      <div className="grid items-center gap-12 lg:grid-cols-[1fr_28rem] lg:gap-16">
        <section className="flex flex-col gap-6">
          <h1 className="text-display leading-[1.3]">{t("lead")}</h1>
          <p className="max-w-read text-ink-soft text-lead">{t("body")}</p>
          <div className="flex flex-wrap gap-3">
            <Button asChild kind="primary">
              <Link href="/sign-in">{t("signIn")}</Link>
            </Button>
            <Button asChild>
              <Link href="/sign-up">{t("signUp")}</Link>
            </Button>
          </div>
        </section>
        <SamplePass />
      </div>
      <ol className="grid border-line border-t sm:grid-cols-3 sm:gap-8">
        {steps.map((step) => (
          <li key={step} className="flex flex-col gap-1.5 border-line border-b py-6 sm:border-b-0">
            <h2 className="text-lead">{t(`steps.${step}.title`)}</h2>
            <p className="text-ink-soft">{t(`steps.${step}.body`)}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
