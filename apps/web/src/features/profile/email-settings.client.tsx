"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "../../components/banner.tsx";
import { ChangeEmailForm } from "./change-email-form.client.tsx";
import { EmailAddress } from "./email-address.client.tsx";
import type { Email } from "./use-email.client.ts";
import { useFocusInPlace } from "./use-focus-in-place.client.ts";
import { VerifyEmailForm } from "./verify-email-form.client.tsx";

/** What is under way: nothing, a new address being written, or a code on its way to `destination`. */
type Step =
  | { readonly kind: "rest" | "done" | "change" }
  | { readonly kind: "verify"; readonly destination: string | null };

/** Changes and verifies the address, one step after the other. */
export function EmailSettings({ email, onChanged }: { email: Email; onChanged: () => unknown }) {
  const t = useTranslations("profile.email");
  const [step, setStep] = useState<Step>({ kind: "rest" });
  const place = useFocusInPlace(step.kind);
  const rest = () => setStep({ kind: "rest" });
  const verify = (destination: string | null) => {
    setStep({ kind: "verify", destination });
    onChanged();
  };
  const finish = () => {
    setStep({ kind: "done" });
    onChanged();
  };

  return (
    <div ref={place} className="flex w-full flex-col items-start gap-4">
      {step.kind === "done" && <Banner tone="success">{t("done")}</Banner>}
      {step.kind === "change" && (
        <ChangeEmailForm present={email.address} onSent={verify} onDone={finish} onCancel={rest} />
      )}
      {step.kind === "verify" && (
        <VerifyEmailForm destination={step.destination} onDone={finish} onCancel={rest} />
      )}
      {(step.kind === "rest" || step.kind === "done") && (
        <EmailAddress email={email} onChange={() => setStep({ kind: "change" })} onCodeSent={verify} />
      )}
    </div>
  );
}
