"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../components/button.tsx";
import { ErrorState } from "../components/error-state.tsx";

/** What is shown when a page fails. The message of the error stays in the log; `digest` finds it there. */
export default function ErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("shell.error");
  const { digest } = props.error;
  return (
    <ErrorState
      extent="page"
      title={t("title")}
      action={
        <div className="flex flex-wrap gap-2">
          <Button onClick={props.reset}>{t("retry")}</Button>
          <Button asChild kind="quiet">
            <Link href="/">{t("home")}</Link>
          </Button>
        </div>
      }
      requestId={digest && t("reference", { digest })}
    >
      <p>{t("body")}</p>
    </ErrorState>
  );
}
