"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../components/button.tsx";
import { ErrorState } from "../components/error-state.tsx";
import { RequestReference } from "../components/request-reference.tsx";

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
      reference={digest && <RequestReference label={t("reference")} id={digest} />}
    >
      <p>{t("body")}</p>
    </ErrorState>
  );
}
