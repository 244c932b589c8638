"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { Banner } from "../../components/banner.tsx";
import { Button } from "../../components/button.tsx";
import { RequestReference } from "../../components/request-reference.tsx";
import { problemOf } from "../../trpc/problem.ts";
import { requestIdOf, useProblemText } from "../../trpc/use-problem-text.client.ts";

type Notices = {
  /** Tells screen readers what an eye sees by itself: a row came, changed or went. */
  readonly announce: (text: string) => void;
  /** Shows that something was not done, and why: by the error, unless `why` says it better. Stays until it is dismissed or something else fails. */
  readonly reportFailure: (what: string, error: unknown, why?: string) => void;
};

type Failure = { readonly what: string; readonly why: string; readonly requestId: string | undefined };

const Context = createContext<Notices | null>(null);

export function NoticesProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("signedIn.notices");
  const tProblem = useTranslations("signedIn.problem");
  const problemText = useProblemText();
  const [spoken, setSpoken] = useState({ text: "", count: 0 });
  const [failure, setFailure] = useState<Failure | null>(null);

  const announce = useCallback((text: string) => setSpoken((last) => ({ text, count: last.count + 1 })), []);
  const reportFailure = useCallback(
    (what: string, error: unknown, why?: string) => {
      // "Was not done" would be a guess: the answer is missing, not a no.
      const unclear = problemOf(error).kind === "no-answer";
      setFailure({
        what: unclear ? t("unclear") : what,
        why: why ?? problemText(error),
        requestId: requestIdOf(error),
      });
    },
    [problemText, t],
  );
  const notices = useMemo(() => ({ announce, reportFailure }), [announce, reportFailure]);

  return (
    <Context value={notices}>
      {children}
      <p role="status" className="sr-only">
        {/* A new key, so that the same sentence twice is spoken twice. */}
        <span key={spoken.count}>{spoken.text}</span>
      </p>
      {failure && (
        <section
          aria-label={t("label")}
          className="fixed inset-x-4 bottom-4 z-30 rounded-md bg-raised shadow-float sm:left-auto sm:w-full sm:max-w-form"
        >
          <Banner tone="danger" title={failure.what}>
            <p className="mt-1 text-note">{failure.why}</p>
            <div className="mt-1 flex flex-wrap items-center gap-x-4">
              {failure.requestId && <RequestReference label={tProblem("requestId")} id={failure.requestId} />}
              <Button kind="quiet" size="small" className="ml-auto" onClick={() => setFailure(null)}>
                {t("dismiss")}
              </Button>
            </div>
          </Banner>
        </section>
      )}
    </Context>
  );
}

/** Tells people what happened to what they asked for. Throws outside the signed-in layout. */
export function useNotices(): Notices {
  const notices = useContext(Context);
  if (!notices) throw new Error("useNotices needs the NoticesProvider of the signed-in layout.");
  return notices;
}
