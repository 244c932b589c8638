"use client";

import { useTranslations } from "next-intl";
import { AuthForm } from "./auth-form.client.tsx";
import { checkCode, checkKnownName } from "./check-fields.ts";
import { confirmSignUp } from "./confirm-sign-up.ts";
import { handOver } from "./handoff.ts";
import { JourneyLead } from "./journey-lead.tsx";
import { KnownNameField } from "./known-name-field.client.tsx";
import { MailedCodeField } from "./mailed-code-field.client.tsx";
import { ResendCode } from "./resend-code.client.tsx";
import { useAuthForm } from "./use-auth-form.client.ts";
import { useHandoff } from "./use-handoff.client.ts";
import { useReturn } from "./use-return.client.ts";
import { readCode } from "./verification-code.ts";

/** The code that was mailed at sign-up. Signs in by itself when the sign-up was made here just now. */
export function ConfirmForm() {
  const t = useTranslations("auth");
  const handoff = useHandoff();
  const { goAlong, arrive } = useReturn();

  const { fields, ...form } = useAuthForm({
    step: "confirm",
    checks: { username: checkKnownName, code: checkCode },
    submit: async ({ username, code }) => {
      if (await confirmSignUp({ username, code: readCode(code) })) return arrive();
      handOver({ username, notice: "confirmed" });
      return goAlong("/sign-in");
    },
  });

  return (
    <div className="flex flex-col gap-5">
      <JourneyLead>
        {handoff?.destination
          ? t("confirm.sent", { destination: handoff.destination })
          : t(handoff ? "notice.waitsForCode" : "confirm.lead")}
      </JourneyLead>
      <AuthForm {...form} submitLabel={t("confirm.submit")}>
        <KnownNameField known={handoff?.username} error={fields.username && t(fields.username)} />
        <MailedCodeField error={fields.code && t(fields.code)} />
      </AuthForm>
      <ResendCode form={form.form} />
    </div>
  );
}
