"use client";

import { updatePassword } from "aws-amplify/auth";
import { useTranslations } from "next-intl";
import { AuthForm } from "../../auth/auth-form.client.tsx";
import { checkCurrentPassword, checkNewPassword } from "../../auth/check-fields.ts";
import { NewPasswordField } from "../../auth/new-password-field.client.tsx";
import { useAuthForm } from "../../auth/use-auth-form.client.ts";
import { Button } from "../../components/button.tsx";
import { PasswordField } from "../../components/password-field.client.tsx";

/** The password somebody has, and the one they want (Cognito ChangePassword). */
export function ChangePasswordForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const t = useTranslations("profile.password");
  const auth = useTranslations("auth");
  const { fields, ...form } = useAuthForm({
    step: "change-password",
    checks: { currentPassword: checkCurrentPassword, password: checkNewPassword },
    submit: async ({ currentPassword, password }) => {
      await updatePassword({ oldPassword: currentPassword, newPassword: password });
      onDone();
    },
  });
  return (
    <div className="flex w-full flex-col gap-2">
      <AuthForm {...form} submitLabel={t("save")}>
        <PasswordField
          name="currentPassword"
          label={t("current")}
          autoComplete="current-password"
          required
          error={fields.currentPassword && auth(fields.currentPassword)}
        />
        <NewPasswordField label={t("next")} error={fields.password && auth(fields.password)} />
      </AuthForm>
      <Button kind="quiet" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
