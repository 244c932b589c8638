"use client";

import { useTranslations } from "next-intl";
import { TextField } from "../components/text-field.tsx";
import { AuthForm } from "./auth-form.client.tsx";
import { checkEmail, checkNewPassword, checkNewUsername } from "./check-fields.ts";
import { handOver } from "./handoff.ts";
import { NewPasswordField } from "./new-password-field.client.tsx";
import { signUp } from "./sign-up.ts";
import { useAuthForm } from "./use-auth-form.client.ts";
import { useReturn } from "./use-return.client.ts";

/** A new account: username, e-mail, password. */
export function SignUpForm() {
  const t = useTranslations("auth");
  const { goAlong } = useReturn();

  const { fields, ...form } = useAuthForm({
    step: "sign-up",
    checks: { username: checkNewUsername, email: checkEmail, password: checkNewPassword },
    submit: async (account) => {
      const step = await signUp(account);
      if (step.kind === "confirm") {
        handOver({ username: account.username, destination: step.destination });
        return goAlong("/confirm");
      }
      handOver({ username: account.username, notice: "confirmed" });
      return goAlong("/sign-in");
    },
  });

  return (
    <AuthForm {...form} submitLabel={t("signUp.submit")}>
      <TextField
        name="username"
        label={t("field.username")}
        hint={t("hint.username")}
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={128}
        required
        error={fields.username && t(fields.username)}
      />
      <TextField
        name="email"
        type="email"
        label={t("field.email")}
        hint={t("hint.email")}
        autoComplete="email"
        maxLength={254}
        required
        error={fields.email && t(fields.email)}
      />
      <NewPasswordField label={t("field.password")} error={fields.password && t(fields.password)} />
    </AuthForm>
  );
}
