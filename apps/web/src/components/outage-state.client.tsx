"use client";

import { useTranslations } from "next-intl";
import { Button } from "./button.tsx";
import { ErrorState } from "./error-state.tsx";

/** The gate keeper is away: passes cannot be checked, and nobody is signed out by that. */
export function OutageState(props: { onRetry: () => void; pending?: boolean; extent?: "section" | "page" }) {
  const t = useTranslations("shell.outage");
  return (
    <ErrorState
      extent={props.extent ?? "page"}
      title={t("title")}
      action={
        <Button pending={props.pending ?? false} onClick={props.onRetry}>
          {t("retry")}
        </Button>
      }
    >
      <p>{t("body")}</p>
    </ErrorState>
  );
}
