"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { Banner } from "../components/banner.tsx";
import { Button } from "../components/button.tsx";
import { type AuthProblem, describeAuthError } from "./auth-error-text.ts";
import { limitWait } from "./limit-wait.ts";
import { resendCode, resendCoolDownSeconds } from "./resend-code.ts";
import { useCountdown } from "./use-countdown.client.ts";

/** Asks for another code for the name in the form above; shows how long to wait before the next. */
export function ResendCode({ form }: { form: RefObject<HTMLFormElement | null> }) {
  const t = useTranslations("auth");
  const [secondsLeft, startCountdown] = useCountdown();
  const [outcome, setOutcome] = useState<"sent" | AuthProblem | null>(null);
  const [pending, setPending] = useState(false);

  const resend = async () => {
    const input = form.current?.elements.namedItem("username");
    if (!(input instanceof HTMLInputElement)) return;
    const username = input.value.trim();
    if (username === "") return input.focus();
    setPending(true);
    setOutcome(null);
    try {
      await limitWait(resendCode(username));
      setOutcome("sent");
      startCountdown(resendCoolDownSeconds);
    } catch (error) {
      setOutcome(describeAuthError(error, "resend"));
    } finally {
      setPending(false);
    }
  };

  return (
    <div className="flex flex-col gap-3">
      <Button
        kind="quiet"
        pending={pending || secondsLeft > 0}
        onClick={() => void resend()}
        className="w-full"
      >
        {secondsLeft > 0 ? t("confirm.resendIn", { seconds: secondsLeft }) : t("confirm.resend")}
      </Button>
      {outcome === "sent" && <Banner tone="success">{t("confirm.resent")}</Banner>}
      {outcome !== null && outcome !== "sent" && <Banner tone="danger">{t(`problem.${outcome}`)}</Banner>}
    </div>
  );
}
