import { useTranslations } from "next-intl";

export default function HomePage() {
  const t = useTranslations("home");
  return <h1 className="py-16 text-display">{t("lead")}</h1>;
}
