"use client";

import { useTranslations } from "next-intl";
import { describeAuthError } from "../../auth/auth-error-text.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { EmailSettings } from "./email-settings.client.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { useEmail } from "./use-email.client.ts";

/** The e-mail address of the account, once the user pool has told it. */
export function EmailSection() {
  const t = useTranslations("profile.email");
  const retry = useTranslations("signedIn")("retry");
  const problem = useTranslations("auth.problem");
  const email = useEmail();
  return (
    <SettingsSection id="email-title" title={t("title")}>
      {email.data && <EmailSettings email={email.data} onChanged={() => email.refetch()} />}
      {email.isPending && (
        <>
          <p role="status" className="sr-only">
            {t("loading")}
          </p>
          <Skeleton className="h-6 w-56" />
          <Skeleton className="h-11 w-40" />
        </>
      )}
      {email.isError && !email.data && (
        <ErrorState
          title={t("failedTitle")}
          action={
            <Button pending={email.isFetching} onClick={() => void email.refetch()}>
              {retry}
            </Button>
          }
        >
          {problem(describeAuthError(email.error, "change-email"))}
        </ErrorState>
      )}
    </SettingsSection>
  );
}
