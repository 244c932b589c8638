"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { RequestReference } from "../../components/request-reference.tsx";
import { requestIdOf, useProblemText } from "../../trpc/use-problem-text.client.ts";

type LoadFailureProps = {
  /** What could not be loaded. */
  title: string;
  /** What is safe nevertheless. */
  safe?: string;
  error: unknown;
  onRetry: () => unknown;
  /** The retry is under way. */
  pending: boolean;
};

/** Something could not be read: what, why, what is safe, and the way to try again. */
export function LoadFailure({ title, safe, error, onRetry, pending }: LoadFailureProps) {
  const t = useTranslations("signedIn");
  const problemText = useProblemText();
  const requestId = requestIdOf(error);
  return (
    <ErrorState
      title={title}
      reference={requestId && <RequestReference label={t("problem.requestId")} id={requestId} />}
      action={
        <Button pending={pending} onClick={onRetry}>
          {t("retry")}
        </Button>
      }
    >
      {safe && <p>{safe}</p>}
      <p>{problemText(error)}</p>
    </ErrorState>
  );
}
