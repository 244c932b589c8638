"use client";

import { errorMessage } from "@sekisho/contract/error-message";
import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { isOutage, problemOf } from "./problem.ts";

/** Says in the reader's language why a call failed: the API's own words for its codes, ours where it did not answer or has nothing to tell. */
export function useProblemText(): (error: unknown) => string {
  const locale = useLocale();
  const t = useTranslations("signedIn.problem");
  return useCallback(
    (error) => {
      const problem = problemOf(error);
      if (problem.kind === "signed-out") return t("signedOut");
      if (problem.kind === "unreachable") return t("unreachable");
      if (problem.kind === "no-answer") return t("noAnswer");
      // Not envelope.message: that is in the language of the moment the call was made.
      const { error: code, ...details } = problem.envelope;
      if (code === "internal_server_error") return t("internal");
      return t("sentence", { text: errorMessage(code, locale, details) });
    },
    [locale, t],
  );
}

/** The server's name for a failed request, to quote when asking for help; absent when there was no answer. */
export function requestIdOf(error: unknown): string | undefined {
  const problem = problemOf(error);
  return problem.kind === "answered" && !isOutage(problem) ? problem.envelope.request_id : undefined;
}
