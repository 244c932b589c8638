"use client";

import { useTranslations } from "next-intl";
import { AuthForm } from "./auth-form.client.tsx";
import { checkKnownName } from "./check-fields.ts";
import { forgotPassword } from "./forgot-password.ts";
import { handOver } from "./handoff.ts";
import { KnownNameField } from "./known-name-field.client.tsx";
import { useAuthForm } from "./use-auth-form.client.ts";
import { useHandoff } from "./use-handoff.client.ts";
import { useReturn } from "./use-return.client.ts";

/** Asks for a code to set a new password. */
export function ForgotPasswordForm() {
  const t = useTranslations("auth");
  const handoff = useHandoff();
  const { goAlong } = useReturn();

  const { fields, ...form } = useAuthForm({
    step: "forgot",
    checks: { username: checkKnownName },
    submit: async ({ username }) => {
      handOver({ username, destination: await forgotPassword(username) });
      goAlong("/reset-password");
    },
  });

  return (
    <AuthForm {...form} submitLabel={t("forgot.submit")}>
      <KnownNameField known={handoff?.username} error={fields.username && t(fields.username)} />
    </AuthForm>
  );
}
