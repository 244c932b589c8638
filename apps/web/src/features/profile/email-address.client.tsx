"use client";

import { sendUserAttributeVerificationCode } from "aws-amplify/auth";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type AuthProblem, describeAuthError } from "../../auth/auth-error-text.ts";
import { limitWait } from "../../auth/limit-wait.ts";
import { Banner } from "../../components/banner.tsx";
import { Button } from "../../components/button.tsx";
import type { Email } from "./use-email.client.ts";

type EmailAddressProps = {
  email: Email;
  onChange: () => void;
  /** A code went to this (masked) address. */
  onCodeSent: (destination: string | null) => void;
};

/** The address at rest, whether it is verified, and what can be done about it. */
export function EmailAddress({ email, onChange, onCodeSent }: EmailAddressProps) {
  const t = useTranslations("profile.email");
  const problemText = useTranslations("auth.problem");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);

  const sendCode = async () => {
    setPending(true);
    setProblem(null);
    try {
      const { destination } = await limitWait(
        sendUserAttributeVerificationCode({ userAttributeKey: "email" }),
      );
      onCodeSent(destination ?? null);
    } catch (error) {
      setProblem(describeAuthError(error, "verify-email"));
    } finally {
      setPending(false);
    }
  };

  return (
    <>
      <p className="flex max-w-full flex-wrap items-baseline gap-x-3">
        <span className="wrap-anywhere">{email.address ?? t("none")}</span>
        {email.address !== null && (
          <span className={email.verified ? "text-note text-success" : "text-note text-warning"}>
            {email.verified ? t("verified") : t("unverified")}
          </span>
        )}
      </p>
      {problem && <Banner tone="danger">{problemText(problem)}</Banner>}
      <div className="flex flex-wrap gap-2">
        {email.address !== null && !email.verified && (
          <Button pending={pending} onClick={() => void sendCode()}>
            {t("verify")}
          </Button>
        )}
        <Button onClick={onChange}>{email.address === null ? t("add") : t("change")}</Button>
      </div>
    </>
  );
}
