import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../components/button.tsx";
import { GateMark } from "../components/gate-mark.tsx";

export default function NotFoundPage() {
  const t = useTranslations("shell.notFound");
  return (
    <div className="mx-auto flex w-full max-w-form flex-col items-start gap-4 py-16">
      <GateMark className="mb-2 size-10 text-ink-soft" />
      <h1 className="text-title">{t("title")}</h1>
      <p className="text-ink-soft">{t("body")}</p>
      <Button asChild>
        <Link href="/">{t("home")}</Link>
      </Button>
    </div>
  );
}
