"use client";

import { useTranslations } from "next-intl";
import { AuthForm } from "./auth-form.client.tsx";
import { checkCode, checkKnownName, checkNewPassword } from "./check-fields.ts";
import { handOver } from "./handoff.ts";
import { JourneyLead } from "./journey-lead.tsx";
import { KnownNameField } from "./known-name-field.client.tsx";
import { MailedCodeField } from "./mailed-code-field.client.tsx";
import { NewPasswordField } from "./new-password-field.client.tsx";
import { resetPassword } from "./reset-password.ts";
import { useAuthForm } from "./use-auth-form.client.ts";
import { useHandoff } from "./use-handoff.client.ts";
import { useReturn } from "./use-return.client.ts";
import { readCode } from "./verification-code.ts";

/** The mailed code and a new password. */
export function ResetPasswordForm() {
  const t = useTranslations("auth");
  const handoff = useHandoff();
  const { goAlong } = useReturn();

  const { fields, ...form } = useAuthForm({
    step: "reset",
    checks: { username: checkKnownName, code: checkCode, password: checkNewPassword },
    submit: async ({ username, code, password }) => {
      await resetPassword({ username, code: readCode(code), newPassword: password });
      handOver({ username, notice: "password-changed" });
      goAlong("/sign-in");
    },
  });

  return (
    <div className="flex flex-col gap-5">
      <JourneyLead>
        {handoff?.notice === "reset-required" && t("notice.resetRequired")}
        {handoff?.destination && t("reset.sent", { destination: handoff.destination })}
        {!handoff?.destination && handoff?.notice !== "reset-required" && t("reset.lead")}
      </JourneyLead>
      <AuthForm {...form} submitLabel={t("reset.submit")}>
        <KnownNameField known={handoff?.username} error={fields.username && t(fields.username)} />
        <MailedCodeField error={fields.code && t(fields.code)} />
        <NewPasswordField label={t("field.newPassword")} error={fields.password && t(fields.password)} />
      </AuthForm>
    </div>
  );
}
