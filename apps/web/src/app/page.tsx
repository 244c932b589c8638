import { useTranslations } from "next-intl";
import { GateMark } from "../components/gate-mark.tsx";
import { HomeGate } from "./home-gate.client.tsx";

const steps = ["show", "check", "pass"] as const;

export default function HomePage() {
  const t = useTranslations("home");
  return (
    <div className="flex flex-col gap-16 py-14 sm:py-24">
      <section className="flex max-w-read flex-col gap-6">
        <GateMark className="-ml-1 size-16" />
        <h1 className="text-display leading-tight">{t("lead")}</h1>
        <p className="text-ink-soft text-lead">{t("body")}</p>
        <HomeGate />
      </section>
      <ol className="grid gap-px border-line border-t sm:grid-cols-3 sm:gap-8">
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
