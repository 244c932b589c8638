"use client";

import { useTranslations } from "next-intl";
import { AuthForm } from "./auth-form.client.tsx";
import { checkNewPassword } from "./check-fields.ts";
import { chooseNewPassword } from "./new-password.ts";
import { NewPasswordField } from "./new-password-field.client.tsx";
import { AuthRefusal, useAuthForm } from "./use-auth-form.client.ts";
import { useHandoff } from "./use-handoff.client.ts";
import { useReturn } from "./use-return.client.ts";

/** An invited person's first own password. */
export function NewPasswordForm() {
  const t = useTranslations("auth");
  const handoff = useHandoff();
  const { arrive } = useReturn();

  const { fields, ...form } = useAuthForm({
    step: "new-password",
    checks: { password: checkNewPassword },
    submit: async ({ password }) => {
      const step = await chooseNewPassword(password);
      if (step.kind !== "done") throw new AuthRefusal("unsupportedStep");
      arrive();
    },
  });

  return (
    <AuthForm {...form} submitLabel={t("newPassword.submit")}>
      {/* For the password manager, which must know whose password it keeps. */}
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={handoff?.username ?? ""}
        readOnly
        hidden
      />
      <NewPasswordField label={t("field.newPassword")} error={fields.password && t(fields.password)} />
    </AuthForm>
  );
}
